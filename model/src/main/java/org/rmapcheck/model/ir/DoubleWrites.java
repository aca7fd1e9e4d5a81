package org.rmapcheck.model.ir;

import java.util.ArrayList;
import java.util.List;

/** Pairs of assignments of one arm that write one location whatever the state is. */
public final class DoubleWrites {

  private DoubleWrites() {}

  /** A sentence for each pair. */
  public static List<String> certain(Arm arm) {
    List<String> problems = new ArrayList<>();
    List<Assignment> all = arm.assignments();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (overlap(all.get(i), all.get(j))) {
          problems.add(
              "writes '"
                  + Formula.text(all.get(i).target())
                  + "' twice in one arm: merge the two assignments");
        }
      }
    }
    return problems;
  }

  private static boolean overlap(Assignment a, Assignment b) {
    if (!a.target().variable().equals(b.target().variable())
        || a.target().indices().size() != b.target().indices().size()) {
      return false;
    }
    for (int i = 0; i < a.target().indices().size(); i++) {
      Expr left = a.target().indices().get(i);
      Expr right = b.target().indices().get(i);
      boolean coversLeft = covers(a, left);
      boolean coversRight = covers(b, right);
      if (!coversLeft && !coversRight && !left.equals(right)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an index takes every member of its set, whatever the other indices are. */
  private static boolean covers(Assignment assignment, Expr index) {
    List<Expr> indices = assignment.target().indices();
    return index instanceof Expr.Bound bound
        && assignment.over().contains(bound)
        && indices.indexOf(bound) == indices.lastIndexOf(bound);
  }
}
