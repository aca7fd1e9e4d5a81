package org.rmapcheck.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.ttm.corpus.Corpus;
import org.rmapcheck.ttm.corpus.Evidence;
import org.rmapcheck.ttm.corpus.KnownBug;
import org.rmapcheck.ttm.design.Switch;

/**
 * The pairs of known bugs. What their scenarios expect, {@link CorpusTest} compares with what is
 * found; here only models that are no scenarios are searched.
 */
final class KnownBugsTest {

  private static final ScenarioCatalog CATALOG = new ScenarioCatalog();

  static List<KnownBug> bugs() {
    return Corpus.all();
  }

  static Stream<KnownBug> scenarioPairs() {
    return bugs().stream().filter(bug -> bug.evidence() instanceof Evidence.Scenarios);
  }

  static Stream<KnownBug> modelPairs() {
    return bugs().stream().filter(bug -> bug.evidence() instanceof Evidence.Models);
  }

  @ParameterizedTest
  @MethodSource("scenarioPairs")
  void bugAndFixDifferInOneSwitchAndNothingElse(KnownBug bug) {
    LoadedScenario buggy = buggy(bug);
    LoadedScenario fixed = fixed(bug);
    assertThat(fixed.scenario().scope()).isEqualTo(buggy.scenario().scope());
    assertThat(fixed.scenario().actors()).isEqualTo(buggy.scenario().actors());
    assertThat(fixed.scenario().initially()).isEqualTo(buggy.scenario().initially());
    assertThat(fixed.scenario().properties()).isEqualTo(buggy.scenario().properties());
    assertThat(Switch.all())
        .filteredOn(s -> !fixed.scenario().design().get(s).equals(buggy.scenario().design().get(s)))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("scenarioPairs")
  void theScenarioWithTheBugExpectsItsPropertyToBreak(KnownBug bug) {
    assertThat(buggy(bug).document().expected().get(bug.property()))
        .isInstanceOf(ExpectedVerdict.ViolatedAtDepth.class);
  }

  @ParameterizedTest
  @MethodSource("scenarioPairs")
  void theScenarioWithTheFixExpectsNothingToBreak(KnownBug bug) {
    var expected = fixed(bug).document().expected();
    assertThat(expected.get(bug.property())).isInstanceOf(ExpectedVerdict.Holds.class);
    assertThat(expected.values())
        .noneMatch(
            verdict ->
                verdict instanceof ExpectedVerdict.Violated
                    || verdict instanceof ExpectedVerdict.ViolatedAtDepth);
  }

  @ParameterizedTest
  @MethodSource("modelPairs")
  void aModelOfItsOwnShowsTheBugAndNotWithTheFix(KnownBug bug) {
    Evidence.Models pair = (Evidence.Models) bug.evidence();
    Outcome buggy = new BreadthFirstSearch().check(CheckRequest.of(pair.buggy()));
    Outcome fixed = new BreadthFirstSearch().check(CheckRequest.of(pair.fixed()));
    assertThat(verdict(buggy, bug))
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated -> assertThat(violated.depth()).isEqualTo(pair.depth()));
    assertThat(verdict(fixed, bug)).isInstanceOf(Verdict.Holds.class);
    assertThat(fixed.verdicts().values()).noneMatch(Verdict.Violated.class::isInstance);
    assertThat(fixed.deadlock()).isInstanceOf(Verdict.Holds.class);
    assertThat(pair.fixedSetting()).isNotEqualTo(pair.buggySetting());
    assertThat(pair.fixed().processes().stream().map(p -> p.name()))
        .containsExactlyElementsOf(pair.buggy().processes().stream().map(p -> p.name()).toList());
  }

  private static Verdict verdict(Outcome outcome, KnownBug bug) {
    return bug.property().equals("deadlock") ? outcome.deadlock() : outcome.verdict(bug.property());
  }

  @Test
  void eachBugHasANumberOfItsOwn() {
    assertThat(bugs()).extracting(KnownBug::id).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void theReadmeSaysHowManyThereAre() throws IOException {
    String readme = Files.readString(Repository.root().resolve("README.md"));
    assertThat(readme.replaceAll("\\s+", " ")).contains(bugs().size() + " bugs that Linux had");
  }

  private static LoadedScenario buggy(KnownBug bug) {
    return CATALOG.load(((Evidence.Scenarios) bug.evidence()).buggy());
  }

  private static LoadedScenario fixed(KnownBug bug) {
    return CATALOG.load(((Evidence.Scenarios) bug.evidence()).fixed());
  }
}
