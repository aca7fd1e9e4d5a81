package org.rmapcheck.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest.Extent;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.model.pass.Pass;

/** The verdicts of built-in scenarios do not depend on the passes. */
final class PassesKeepVerdictsTest {

  private static final ScenarioCatalog CATALOG = new ScenarioCatalog();

  /** The default check, which all are compared with. */
  private static final Set<Pass> ALL = EnumSet.allOf(Pass.class);

  static List<String> thread() {
    return CATALOG.group("thread").orElseThrow().scenarios();
  }

  static List<String> scenarios() {
    return CATALOG.names();
  }

  @ParameterizedTest
  @MethodSource("thread")
  void theDesignsOfTheThreadHaveTheSameVerdictsWithoutEachPass(String name) {
    sameVerdicts(name);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioHasTheSameVerdictsWithoutEachPass(String name) {
    sameVerdicts(name);
  }

  private static void sameVerdicts(String name) {
    LoadedScenario scenario = CATALOG.load(name);
    Map<String, String> expected = verdicts(scenario, ALL);
    for (Pass pass : Pass.values()) {
      assertThat(verdicts(scenario, EnumSet.complementOf(EnumSet.of(pass))))
          .as("without " + pass.key())
          .isEqualTo(expected);
    }
    assertThat(verdicts(scenario, Set.of())).as("as written").isEqualTo(expected);
  }

  private static Map<String, String> verdicts(LoadedScenario scenario, Set<Pass> passes) {
    ScenarioResult result =
        new CheckService(Extent.WHOLE_GRAPH, 4L << 30, 1, () -> false)
            .with(passes)
            .check(scenario, SearchListener.silent());
    assertThat(result.outcome().completion()).isEqualTo(Completion.COMPLETE);
    assertThat(result.deviations()).as(passes.toString()).isEmpty();
    Map<String, String> verdicts = new LinkedHashMap<>();
    result.vector().forEach(p -> verdicts.put(p.id(), Verdicts.word(p.verdict())));
    return verdicts;
  }
}
