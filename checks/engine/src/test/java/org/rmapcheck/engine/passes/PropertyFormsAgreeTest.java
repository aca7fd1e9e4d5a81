package org.rmapcheck.engine.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.fixtures.Scenarios;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.state.PropertyForm;

/** A property of every state and the assertions in the loads that it is about say the same. */
final class PropertyFormsAgreeTest {

  private static final List<String> BOTH_FORMS = List.of("S1", "S2", "S3", "S6");

  static Stream<Scenario> scenarios() {
    return Scenarios.everyDesign().stream();
  }

  private static Outcome search(Scenario scenario, PropertyForm form) {
    return new BreadthFirstSearch()
        .check(CheckRequest.of(Scenarios.passed(scenario.model(form))).onThreads(1));
  }

  private static Map<String, String> kinds(Outcome outcome) {
    Map<String, String> kinds = new TreeMap<>();
    outcome.verdicts().forEach((id, verdict) -> kinds.put(id, verdict.getClass().getSimpleName()));
    return kinds;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void bothFormsGiveTheSameVector(Scenario scenario) {
    Outcome states = search(scenario, PropertyForm.STATE);
    Outcome steps = search(scenario, PropertyForm.STEP);
    assertThat(steps.completion()).isEqualTo(Completion.COMPLETE);
    assertThat(kinds(steps)).isEqualTo(kinds(states));
  }

  @Test
  void eachOfThemIsBrokenSomewhere() {
    List<Outcome> outcomes =
        scenarios().map(scenario -> search(scenario, PropertyForm.STEP)).toList();
    for (String property : BOTH_FORMS) {
      assertThat(outcomes)
          .as(property)
          .anyMatch(outcome -> outcome.verdict(property) instanceof Verdict.Violated);
    }
  }
}
