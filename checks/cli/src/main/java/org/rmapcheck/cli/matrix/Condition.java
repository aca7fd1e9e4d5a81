package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * The condition under which nothing breaks, in conjunctive form: no cell is in any of some cubes.
 *
 * <p>Exact within the product: every cell that breaks is in a cube, no cell that holds is. Each
 * cube is prime (no position can be added on any axis) and none is superfluous. Cubes are sought
 * from the minimal flips, with as few switches as possible, so the condition is short; that no
 * shorter one exists is not claimed.
 *
 * @param cubes in the order in which they were found
 */
record Condition(Truth truth, List<Cube> cubes) {

  Condition {
    cubes = List.copyOf(cubes);
  }

  static Condition of(Truth truth, int safe) {
    List<Integer> breaking = new ArrayList<>(new MinimalFlips(truth, safe).cells());
    for (int cell = 0; cell < truth.cells(); cell++) {
      if (truth.at(cell) == Truth.Value.BREAKS && !breaking.contains(cell)) {
        breaking.add(cell);
      }
    }
    List<Cube> cubes = new ArrayList<>();
    for (int cell : breaking) {
      if (cubes.stream().noneMatch(cube -> cube.contains(truth, cell))) {
        cubes.add(prime(truth, cell));
      }
    }
    return new Condition(truth, needed(truth, breaking, cubes));
  }

  /** Whether the condition says that a cell holds. */
  boolean admits(int cell) {
    return cubes.stream().noneMatch(cube -> cube.contains(truth, cell));
  }

  /** A prime cube around a cell: with as few bound axes as possible, then as many positions. */
  private static Cube prime(Truth truth, int cell) {
    Cube cube = smallest(truth, cell);
    for (int axis = 0; axis < truth.axes(); axis++) {
      for (int position = 0; position < truth.size(axis); position++) {
        Cube wider = cube.with(axis, position);
        if (!cube.allows(axis, position) && !wider.holdsSomewhere(truth)) {
          cube = wider;
        }
      }
    }
    return cube;
  }

  private static Cube smallest(Truth truth, int cell) {
    for (int bound = 0; bound <= truth.axes(); bound++) {
      for (List<Integer> axes : subsets(truth.axes(), bound)) {
        Cube cube = Cube.around(truth, cell, axes);
        if (!cube.holdsSomewhere(truth)) {
          return cube;
        }
      }
    }
    throw new IllegalStateException("the cell alone holds and breaks");
  }

  private static List<List<Integer>> subsets(int axes, int length) {
    List<List<Integer>> subsets = new ArrayList<>();
    for (int mask = 0; mask < 1 << axes; mask++) {
      if (Integer.bitCount(mask) == length) {
        List<Integer> subset = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
          if ((mask >> axis & 1) == 1) {
            subset.add(axis);
          }
        }
        subsets.add(subset);
      }
    }
    return subsets;
  }

  /** Leaves out, last first, the cubes that the others make superfluous. */
  private static List<Cube> needed(Truth truth, List<Integer> breaking, List<Cube> cubes) {
    List<Cube> needed = new ArrayList<>(cubes);
    for (int i = cubes.size() - 1; i >= 0; i--) {
      List<Cube> others = new ArrayList<>(needed);
      others.remove(i);
      boolean covered =
          breaking.stream().allMatch(c -> others.stream().anyMatch(o -> o.contains(truth, c)));
      if (covered) {
        needed = others;
      }
    }
    return needed;
  }
}
