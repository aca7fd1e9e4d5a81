package org.rmapcheck.model.ir;

import java.util.List;
import java.util.Set;

/**
 * What one arm of one process instance may touch: sets of regions, each a variable with one index
 * or {@link #ANY} per dimension.
 *
 * @param reads read by guard, values, indices and assertions (for an {@code otherwise} arm also by
 *     the guards it negates)
 * @param mayWrites a superset of what any execution writes
 * @param mustWrites a subset of what every execution writes
 */
public record Footprint(Set<Region> reads, Set<Region> mayWrites, Set<Region> mustWrites) {

  /** Stands for every index of a dimension. */
  public static final int ANY = -1;

  /** Part of a variable. */
  public record Region(Variable variable, List<Integer> indices) {
    public Region {
      indices = List.copyOf(indices);
    }

    /** Whether some element is in both regions. */
    public boolean overlaps(Region other) {
      if (!variable.equals(other.variable)) {
        return false;
      }
      for (int i = 0; i < indices.size(); i++) {
        int a = indices.get(i);
        int b = other.indices.get(i);
        if (a != ANY && b != ANY && a != b) {
          return false;
        }
      }
      return true;
    }

    /** Whether the element at a row-major position is in the region. */
    public boolean contains(int offset) {
      int rest = offset;
      for (int d = indices.size() - 1; d >= 0; d--) {
        int size = variable.dimensions().get(d).size();
        int index = rest % size;
        if (indices.get(d) != ANY && indices.get(d) != index) {
          return false;
        }
        rest /= size;
      }
      return true;
    }
  }

  public Footprint {
    reads = Set.copyOf(reads);
    mayWrites = Set.copyOf(mayWrites);
    mustWrites = Set.copyOf(mustWrites);
  }
}
