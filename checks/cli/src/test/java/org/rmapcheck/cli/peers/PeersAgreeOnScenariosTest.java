package org.rmapcheck.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.peers.Peer;
import org.rmapcheck.model.peers.RumurRunner;
import org.rmapcheck.model.peers.SpinRunner;

/**
 * Spin, TLC, Rumur and the engine agree on built-in scenarios, as {@code check} explores them: how
 * many states and transitions there are; which properties break, and after how many steps; whether
 * and when there is a deadlock.
 *
 * <p>On the ten smallest and on a sample of the others that {@code -Dpeers.sample=WORD} decides; on
 * all of them with {@code -Dpeers=all}.
 */
@Tag("peers")
@Execution(ExecutionMode.CONCURRENT)
final class PeersAgreeOnScenariosTest {

  static List<String> scenarios() {
    return ScenarioSample.chosen();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void statesVerdictsAndShortestLengthsAreTheSame(String scenario) {
    Model written = new ScenarioCatalog().load(scenario).model();
    Model model = Pass.run(written, Set.of(Pass.values())).model();
    Outcome ours = new BreadthFirstSearch().check(CheckRequest.of(model).onThreads(1));
    SoftAssertions all = new SoftAssertions();
    SpinRunner spin = new SpinRunner();
    RumurRunner rumur = new RumurRunner();
    long states = ours.census().states();
    long transitions = ours.census().transitions();
    all.assertThat(spin.count(model, SpinRunner.Search.DEPTH_FIRST))
        .as("Spin")
        .isEqualTo(new SpinRunner.Counts(states, transitions));
    all.assertThat(rumur.count(model))
        .as("Rumur")
        .isEqualTo(new RumurRunner.Counts(states, transitions));
    all.assertThat(new TlcRunner().count(model))
        .as("TLC")
        .isEqualTo(new TlcRunner.Counts(states, transitions));
    for (Peer peer : List.of(spin, rumur, new TlcRunner())) {
      String name = peer.getClass().getSimpleName();
      all.assertThat(peer.violations(model, meaningful(model)))
          .as(name)
          .isEqualTo(violations(ours));
      all.assertThat(peer.deadlock(model)).as(name).isEqualTo(length(ours.deadlock()));
    }
    all.assertAll();
    System.out.println(scenario + ": all agree on " + states + " states, " + violations(ours));
  }

  @Test
  void theSampleIsDecidedByItsWordAlone() {
    assertThat(ScenarioSample.sample("a")).isEqualTo(ScenarioSample.sample("a"));
    assertThat(Stream.of("a", "b", "c").map(ScenarioSample::sample).distinct()).hasSize(3);
    assertThat(ScenarioSample.smallest()).hasSize(10).contains("c21-no-zap");
  }

  private static List<String> meaningful(Model model) {
    return model.properties().stream()
        .filter(property -> property.notMeaningful().isEmpty())
        .map(Property::id)
        .toList();
  }

  private static Map<String, Integer> violations(Outcome outcome) {
    Map<String, Integer> violations = new TreeMap<>();
    outcome
        .verdicts()
        .forEach((id, verdict) -> length(verdict).ifPresent(depth -> violations.put(id, depth)));
    return violations;
  }

  private static OptionalInt length(Verdict verdict) {
    return verdict instanceof Verdict.Violated violated
        ? OptionalInt.of(violated.depth())
        : OptionalInt.empty();
  }
}
