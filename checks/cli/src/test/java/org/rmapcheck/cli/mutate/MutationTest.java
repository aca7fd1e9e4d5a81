package org.rmapcheck.cli.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.mutate.MutantResult.Fate;
import org.rmapcheck.model.mutate.Mutant;

final class MutationTest {

  private static final Mutation MAINLINE = Mutation.of(Scenarios.mainline(), () -> false);

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
    MutationScore score =
        new MutationScore(
            EquivalentMutants.of("move.*: split an atomic step: * | x\nmove.unlock* | y\n"));
    score.add(run("move.publish, arm 2: split an atomic step"));
    assertThat(score.survivors()).isEmpty();
    assertThat(score.equivalent()).isEqualTo(1);
    MutantResult killed = run("move.unlock, arm 1: drop an unlock");
    score.add(killed);
    assertThat(score.wronglyReviewed()).containsExactly(killed);
  }
}
