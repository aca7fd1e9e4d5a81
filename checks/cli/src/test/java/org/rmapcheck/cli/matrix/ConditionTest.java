package org.rmapcheck.cli.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything here is checked by brute force on tables of all shapes. */
final class ConditionTest {

  private static final List<Truth> TRUTHS = RandomTruths.some(400);

  @Test
  void theConditionIsTrueOfACellIfAndOnlyIfTheCellHolds() {
    int decided = 0;
    for (Truth truth : TRUTHS) {
      Condition condition = Condition.of(truth, 0);
      for (int cell = 0; cell < truth.cells(); cell++) {
        if (truth.at(cell) != Truth.Value.NOTHING) {
          assertThat(condition.admits(cell)).isEqualTo(truth.at(cell) == Truth.Value.HOLDS);
          decided++;
        }
      }
    }
    assertThat(decided).isGreaterThan(2_000);
  }

  @Test
  void noClauseCanBeMadeStronger() {
    for (Truth truth : TRUTHS) {
      for (Cube cube : Condition.of(truth, 0).cubes()) {
        for (int axis = 0; axis < truth.axes(); axis++) {
          for (int position = 0; position < truth.size(axis); position++) {
            if (!cube.allows(axis, position)) {
              assertThat(cube.with(axis, position).holdsSomewhere(truth)).isTrue();
            }
          }
        }
      }
    }
  }

  @Test
  void noClauseIsSuperfluous() {
    for (Truth truth : TRUTHS) {
      List<Cube> cubes = Condition.of(truth, 0).cubes();
      for (int i = 0; i < cubes.size(); i++) {
        List<Cube> others = new ArrayList<>(cubes);
        others.remove(i);
        Condition without = new Condition(truth, others);
        boolean exact = true;
        for (int cell = 0; cell < truth.cells(); cell++) {
          exact &= truth.at(cell) != Truth.Value.BREAKS || !without.admits(cell);
        }
        assertThat(exact).isFalse();
      }
    }
  }

  @Test
  void aTableInWhichNothingBreaksNeedsNoClause() {
    Truth truth = new Truth(new int[] {2}, Truth.Value.HOLDS, Truth.Value.NOTHING);
    assertThat(Condition.of(truth, 0).cubes()).isEmpty();
  }

  @Test
  void aCellThatSaysNothingWeakensNoClause() {
    Truth truth =
        new Truth(
            new int[] {2, 2},
            Truth.Value.HOLDS,
            Truth.Value.HOLDS,
            Truth.Value.BREAKS,
            Truth.Value.NOTHING);
    Condition condition = Condition.of(truth, 0);
    assertThat(condition.cubes()).hasSize(1);
    assertThat(condition.cubes().get(0).bound(truth)).containsExactly(0);
  }
}
