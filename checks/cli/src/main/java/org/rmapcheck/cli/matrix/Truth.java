package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * What a product says about its cells: each breaks, holds, or says nothing.
 *
 * <p>A cell that cannot be, or that is vacuous, says nothing: it may stand on either side of a
 * condition.
 */
final class Truth {

  /** What a cell says. */
  enum Value {
    HOLDS,
    BREAKS,
    NOTHING
  }

  private final int[] sizes;
  private final int[] strides;
  private final Value[] cells;

  /**
   * A table in the order of a {@link Product}.
   *
   * @param sizes number of values of each axis
   */
  Truth(int[] sizes, Value... cells) {
    this.sizes = sizes.clone();
    this.strides = new int[sizes.length];
    this.cells = cells.clone();
    int stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= sizes[axis];
    }
    if (stride != cells.length) {
      throw new IllegalArgumentException("a product has one value for each cell");
    }
  }

  /** The findings; empty cells must not be left. */
  static Truth of(Matrix matrix) {
    List<Value> values = new ArrayList<>();
    for (Finding finding : matrix.findings()) {
      values.add(
          switch (finding.kind()) {
            case HOLDS -> Value.HOLDS;
            case VIOLATED -> Value.BREAKS;
            case VACUOUS, INVALID -> Value.NOTHING;
            case MODEL_ERROR, OPEN ->
                throw new IllegalArgumentException("a cell is not decided: " + finding.kind());
          });
    }
    return new Truth(matrix.plan().product().sizes(), values.toArray(new Value[0]));
  }

  int axes() {
    return sizes.length;
  }

  int size(int axis) {
    return sizes[axis];
  }

  int cells() {
    return cells.length;
  }

  Value at(int cell) {
    return cells[cell];
  }

  /** Position of a cell on an axis. */
  int position(int cell, int axis) {
    return cell / strides[axis] % sizes[axis];
  }

  /** The cell with one position changed. */
  int with(int cell, int axis, int position) {
    return cell + (position - position(cell, axis)) * strides[axis];
  }
}
