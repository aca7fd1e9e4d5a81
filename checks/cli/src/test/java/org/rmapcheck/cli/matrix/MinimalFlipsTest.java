package org.rmapcheck.cli.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Checked by brute force: against every pair of cells, on tables of all shapes. */
final class MinimalFlipsTest {

  @Test
  void aSetOfFlipsIsMinimalIfNoSmallerOneBreaks() {
    int found = 0;
    for (Truth truth : RandomTruths.some(400)) {
      List<Integer> minimal = new MinimalFlips(truth, 0).cells();
      for (int cell = 0; cell < truth.cells(); cell++) {
        boolean smaller = false;
        for (int other = 0; other < truth.cells(); other++) {
          smaller |= truth.at(other) == Truth.Value.BREAKS && isWithin(truth, other, cell);
        }
        boolean expected = truth.at(cell) == Truth.Value.BREAKS && !smaller;
        assertThat(minimal.contains(cell)).isEqualTo(expected);
        found += expected ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(300);
  }

  /** Whether all differences of one cell from cell 0 are among those of another. */
  private static boolean isWithin(Truth truth, int one, int another) {
    boolean within = one != another;
    for (int axis = 0; axis < truth.axes(); axis++) {
      int position = truth.position(one, axis);
      within &= position == 0 || position == truth.position(another, axis);
    }
    return within;
  }

  @Test
  void theSafeCellMayBeAnywhere() {
    Truth truth =
        new Truth(new int[] {3}, Truth.Value.BREAKS, Truth.Value.HOLDS, Truth.Value.BREAKS);
    MinimalFlips flips = new MinimalFlips(truth, 1);
    assertThat(flips.cells()).containsExactly(0, 2);
    assertThat(flips.flipped(2)).containsExactly(0);
    assertThat(flips.flipped(1)).isEmpty();
  }

  @Test
  void fewerFlipsComeFirst() {
    Truth.Value[] values = new Truth.Value[8];
    java.util.Arrays.fill(values, Truth.Value.HOLDS);
    values[3] = Truth.Value.BREAKS;
    values[4] = Truth.Value.BREAKS;
    values[7] = Truth.Value.BREAKS;
    Truth truth = new Truth(new int[] {2, 2, 2}, values);
    assertThat(new MinimalFlips(truth, 0).cells()).containsExactly(4, 3);
  }
}
