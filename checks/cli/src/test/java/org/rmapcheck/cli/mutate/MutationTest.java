package org.rmapcheck.cli.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.mutate.MutantResult.Fate;
import org.rmapcheck.model.mutate.Mutant;

final class MutationTest {

  private static final Mutation MAINLINE = Mutation.of(Scenarios.mainline(), () -> false);

  private static final int KEPT_SCORE = 670;

  private static MutantResult run(String key) {
    Mutant mutant =
        MAINLINE.mutants().stream().filter(m -> m.key().startsWith(key)).findFirst().orElseThrow();
    return MAINLINE.run(mutant);
  }

  @Test
  void aLookupThatDoesNotZapIsNoticed() {
    MutantResult result = run("move.zap, arm 1: drop an assignment: all pte");
    assertThat(result.fate()).isEqualTo(Fate.KILLED);
    assertThat(result.killers()).contains("S4");
  }

  @Test
  void aTrylockThatIsNotAtomicIsNoticed() {
    assertThat(run("cpu.vm_reserve, arm 1: split an atomic step: before resv").fate())
        .isEqualTo(Fate.KILLED);
  }

  @Test
  void aMissingUnlockIsNoticed() {
    assertThat(run("move.unlock, arm 1: drop an unlock").fate()).isEqualTo(Fate.KILLED);
  }

  @Test
  void aStepThatMayAsWellBeTwoUnderItsLockIsEquivalent() {
    assertThat(run("move.publish, arm 2: split an atomic step").fate()).isEqualTo(Fate.EQUIVALENT);
  }

  @Test
  void theScoreCountsAChangeOnceAndSurvivorsThatNobodyReviewed() {
    MutationScore score = new MutationScore(EquivalentMutants.of("cpu.publish* | x"));
    MutantResult killed = run("move.unlock, arm 1: drop an unlock");
    MutantResult same = run("move.publish, arm 2: split an atomic step");
    List.of(killed, killed, same).forEach(score::add);
    assertThat(score.killed()).isEqualTo(1);
    assertThat(score.survivors()).containsExactly(same);
    assertThat(score.perMille()).isEqualTo(500);
  }

  @Test
  void whatIsReviewedAsEquivalentDoesNotCountAndMustMakeNoDifference() {
    MutantResult killed = run("move.unlock, arm 1: drop an unlock");
    MutationScore score =
        new MutationScore(
            EquivalentMutants.of(
                "move.*: split an atomic step: * | x\n" + killed.mutant().key() + " | y\n"));
    score.add(run("move.publish, arm 2: split an atomic step"));
    assertThat(score.survivors()).isEmpty();
    assertThat(score.equivalent()).isEqualTo(1);
    score.add(killed);
    assertThat(score.wronglyReviewed()).containsExactly(killed);
  }

  /** In tenths of a percent; raise it when properties notice more. */
  @Test
  void theScoreOfMainlineDoesNotFall() {
    MutationScore score = new MutationScore(EquivalentMutants.reviewed());
    MAINLINE.mutants().forEach(mutant -> score.add(MAINLINE.run(mutant)));
    assertThat(score.perMille()).isGreaterThanOrEqualTo(KEPT_SCORE);
    assertThat(score.wronglyReviewed()).isEmpty();
  }
}
