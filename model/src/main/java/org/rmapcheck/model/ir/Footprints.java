package org.rmapcheck.model.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Footprint.Region;

/**
 * Computes footprints from the trees: indices known from the tree stay exact, others become ANY.
 */
public final class Footprints {

  private Footprints() {}

  /** The footprint of one arm when instance {@code id} of {@code process} executes it. */
  public static Footprint of(Process process, int id, Step step, Arm arm) {
    Map<Expr.Bound, Integer> known = new HashMap<>();
    known.put(process.self(), id);
    Set<Region> reads = new HashSet<>();
    Set<Region> writes = new HashSet<>();
    if (arm.otherwise()) {
      for (Arm other : step.arms()) {
        collect(other.guard(), known, reads);
      }
    }
    collect(arm.guard(), known, reads);
    arm.assertions().forEach(assertion -> collect(assertion.condition(), known, reads));
    for (Assignment assignment : arm.assignments()) {
      collect(assignment.value(), known, reads);
      assignment.target().indices().forEach(index -> collect(index, known, reads));
      writes.add(region(assignment.target(), known));
    }
    Set<Region> must = new HashSet<>();
    for (Assignment assignment : arm.assignments()) {
      mustWrite(assignment, known, must);
    }
    return new Footprint(reads, writes, must);
  }

  private static void collect(Expr expr, Map<Expr.Bound, Integer> known, Set<Region> into) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read && read.variable().kind() != Variable.Kind.CONSTANT) {
            into.add(region(read, known));
          }
        });
  }

  private static Region region(Expr.Read read, Map<Expr.Bound, Integer> known) {
    List<Integer> indices = new ArrayList<>();
    for (Expr index : read.indices()) {
      indices.add(index(index, known));
    }
    return new Region(read.variable(), indices);
  }

  /** A region is certainly written only if every index is known or runs over all its set. */
  private static void mustWrite(
      Assignment assignment, Map<Expr.Bound, Integer> known, Set<Region> into) {
    List<Expr> indices = assignment.target().indices();
    List<Integer> region = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      int index = index(indices.get(i), known);
      boolean all =
          indices.get(i) instanceof Expr.Bound bound
              && assignment.over().contains(bound)
              && indices.indexOf(bound) == i
              && indices.lastIndexOf(bound) == i;
      if (index == Footprint.ANY && !all) {
        return;
      }
      region.add(index);
    }
    into.add(new Region(assignment.target().variable(), region));
  }

  private static int index(Expr index, Map<Expr.Bound, Integer> known) {
    if (index instanceof Expr.Const constant) {
      return (int) constant.value();
    } else if (index instanceof Expr.Bound bound) {
      return known.getOrDefault(bound, Footprint.ANY);
    } else if (index instanceof Expr.Named named) {
      return index(named.body(), known);
    }
    return Footprint.ANY;
  }
}
