package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The cells whose position on each axis is in a set. */
final class Cube {

  private final List<BitSet> positions;

  private Cube(List<BitSet> positions) {
    this.positions = positions;
  }

  /** The cells that agree with one cell on these axes, whatever the others are. */
  static Cube around(Truth truth, int cell, List<Integer> axes) {
    List<BitSet> positions = new ArrayList<>();
    for (int axis = 0; axis < truth.axes(); axis++) {
      BitSet allowed = new BitSet();
      if (axes.contains(axis)) {
        allowed.set(truth.position(cell, axis));
      } else {
        allowed.set(0, truth.size(axis));
      }
      positions.add(allowed);
    }
    return new Cube(positions);
  }

  /** This cube with one more position on an axis. */
  Cube with(int axis, int position) {
    List<BitSet> more = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      BitSet allowed = (BitSet) positions.get(i).clone();
      if (i == axis) {
        allowed.set(position);
      }
      more.add(allowed);
    }
    return new Cube(more);
  }

  boolean allows(int axis, int position) {
    return positions.get(axis).get(position);
  }

  boolean contains(Truth truth, int cell) {
    for (int axis = 0; axis < positions.size(); axis++) {
      if (!allows(axis, truth.position(cell, axis))) {
        return false;
      }
    }
    return true;
  }

  /** Whether some cell in it holds. */
  boolean holdsSomewhere(Truth truth) {
    for (int cell = 0; cell < truth.cells(); cell++) {
      if (truth.at(cell) == Truth.Value.HOLDS && contains(truth, cell)) {
        return true;
      }
    }
    return false;
  }

  /** The axes on which it does not allow everything. */
  List<Integer> bound(Truth truth) {
    List<Integer> bound = new ArrayList<>();
    for (int axis = 0; axis < positions.size(); axis++) {
      if (positions.get(axis).cardinality() < truth.size(axis)) {
        bound.add(axis);
      }
    }
    return bound;
  }
}
