package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The cells that break and differ from the safe cell as little as possible: whichever of their
 * differences are taken back, they do not break any more.
 */
final class MinimalFlips {

  private final Truth truth;
  private final int safe;

  MinimalFlips(Truth truth, int safe) {
    this.truth = truth;
    this.safe = safe;
  }

  /** The cells, those with the fewest differences first. */
  List<Integer> cells() {
    List<Integer> minimal = new ArrayList<>();
    for (int cell = 0; cell < truth.cells(); cell++) {
      if (truth.at(cell) == Truth.Value.BREAKS && isMinimal(cell)) {
        minimal.add(cell);
      }
    }
    minimal.sort(Comparator.comparingInt(this::differences));
    return minimal;
  }

  private int differences(int cell) {
    return flipped(cell).size();
  }

  /** The axes on which a cell differs from the safe one. */
  List<Integer> flipped(int cell) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < truth.axes(); axis++) {
      if (truth.position(cell, axis) != truth.position(safe, axis)) {
        axes.add(axis);
      }
    }
    return axes;
  }

  private boolean isMinimal(int cell) {
    List<Integer> flipped = flipped(cell);
    long subsets = 1L << flipped.size();
    for (long back = 1; back < subsets; back++) {
      int other = cell;
      for (int i = 0; i < flipped.size(); i++) {
        if ((back >> i & 1) == 1) {
          int axis = flipped.get(i);
          other = truth.with(other, axis, truth.position(safe, axis));
        }
      }
      if (truth.at(other) == Truth.Value.BREAKS) {
        return false;
      }
    }
    return true;
  }
}
