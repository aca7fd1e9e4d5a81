package org.rmapcheck.cli.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.scenario.Group;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.BoundedOutcome;
import org.rmapcheck.engine.search.BoundedSearch;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.trace.ExpectedVerdict;

/** The built-in bounds show what the scenarios are about; this asks the engine only. */
final class BoundsCatalogTest {

  private static final long MOST_STATES = 50_000;

  private final ScenarioCatalog scenarios = new ScenarioCatalog();
  private final BoundsCatalog catalog = new BoundsCatalog();

  /** Of what their authors say something about. */
  @Test
  void allThatIsViolatedAtAllIsViolatedWithinTheBounds() {
    Map<String, Set<String>> broken = new LinkedHashMap<>();
    for (BoundsCatalog.Row row : catalog.rows()) {
      broken
          .computeIfAbsent(row.scenario(), name -> new TreeSet<>())
          .addAll(search(row).broken().keySet());
    }
    Map<String, Set<String>> expected = new LinkedHashMap<>();
    broken.keySet().forEach(name -> expected.put(name, violated(scenarios.load(name))));
    broken.forEach(
        (name, found) ->
            found.removeIf(id -> !scenarios.load(name).document().expected().containsKey(id)));
    assertThat(broken).isEqualTo(expected);
  }

  @Test
  void everyScenarioHasABound() {
    List<String> missing = new ArrayList<>();
    for (Group group : scenarios.groups()) {
      group.scenarios().stream().filter(name -> catalog.of(name).isEmpty()).forEach(missing::add);
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whatIsTooLargeHasTheNumberOfSchedulesThatTheFileSays() {
    for (BoundsCatalog.Row row : catalog.rows()) {
      if (row.end() == BoundsCatalog.End.TOO_LARGE) {
        assertThat(search(row).schedules()).as(row.scenario()).isEqualTo(row.schedules());
      }
    }
  }

  private BoundedOutcome search(BoundsCatalog.Row row) {
    BoundedModel bounded = BoundedModel.of(scenarios.load(row.scenario()).model(), row.bounds());
    return new BoundedSearch(bounded, MOST_STATES).run();
  }

  private static Set<String> violated(LoadedScenario scenario) {
    Set<String> violated = new TreeSet<>();
    scenario
        .document()
        .expected()
        .forEach(
            (id, verdict) -> {
              if (verdict instanceof ExpectedVerdict.ViolatedAtDepth
                  || verdict instanceof ExpectedVerdict.Violated) {
                violated.add(id);
              }
            });
    return violated;
  }
}
