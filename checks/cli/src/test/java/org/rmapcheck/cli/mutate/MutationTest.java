package org.rmapcheck.cli.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.mutate.MutantResult.Fate;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.model.mutate.Mutant;

final class MutationTest {

  private static final Mutation MAINLINE = Mutation.of(Scenarios.mainline(), () -> false);

  private static final int KEPT_SCORE = 980;
  private static final String USELESS = "move.populate, arm 1: weaken a guard: without !(memory";

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
  void aKillIsNamedAfterWhatNoticedIt() {
    assertThat(run("move.unlock, arm 1: drop an assignment: move_slot").kill())
        .contains(Kill.VIOLATED);
    assertThat(run("move.unlock, arm 1: drop an unlock").kill()).contains(Kill.HANG);
    MutantResult once = run("cpu.reserve_wait, arm 1: drop an assignment: fault_tried");
    assertThat(once.kill()).contains(Kill.IDLE);
    assertThat(once.killers()).anyMatch(line -> line.startsWith("cpu.mmap_unlock: "));
  }

  @Test
  void theScoreCountsAChangeOnceAndNotWhatNobodyCanTell() {
    MutationScore score = new MutationScore(EquivalentMutants.of(""));
    MutantResult killed = run("move.unlock, arm 1: drop an unlock");
    MutantResult survivor = run(USELESS);
    List.of(killed, killed, survivor, run("move.publish, arm 2: split")).forEach(score::add);
    assertThat(score.killed()).isEqualTo(1);
    assertThat(score.equivalent()).isEqualTo(1);
    assertThat(score.survivors()).containsExactly(survivor);
    assertThat(score.perMille()).isEqualTo(500);
    assertThat(score.perMille(Kill.VIOLATED)).isZero();
  }

  @Test
  void whatIsReviewedDoesNotCountAndMustNotBeNoticed() {
    MutantResult killed = run("move.unlock, arm 1: drop an unlock");
    MutationScore score =
        new MutationScore(
            EquivalentMutants.of(USELESS + "* | x\n" + killed.mutant().key() + " | y\n"));
    score.add(run(USELESS));
    assertThat(score.survivors()).isEmpty();
    assertThat(score.reviewed()).isEqualTo(1);
    score.add(killed);
    assertThat(score.wronglyReviewed()).containsExactly(killed);
  }

  /** In tenths of a percent; raise it when properties notice more. All: MutationScoresTest. */
  @Test
  void theScoreOfMainlineDoesNotFall() {
    MutationScore score = new MutationScore(EquivalentMutants.reviewed());
    Mutation shmem = Mutation.of(new ScenarioCatalog().load("mainline-shmem"), () -> false);
    for (Mutation mutation : List.of(MAINLINE, shmem)) {
      mutation.mutants().stream()
          .filter(mutant -> !score.isKilled(mutant.key()))
          .forEach(mutant -> score.add(mutation.run(mutant)));
    }
    assertThat(score.perMille()).isGreaterThanOrEqualTo(KEPT_SCORE);
    assertThat(score.wronglyReviewed()).isEmpty();
  }
}
