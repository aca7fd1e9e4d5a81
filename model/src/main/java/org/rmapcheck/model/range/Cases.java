package org.rmapcheck.model.range;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;

/**
 * Looks at an arm once for each value of what it uses as an index, so that an element that is read
 * and the one that is written for it are seen to be of the same place.
 */
final class Cases {

  private static final int MOST = 64;

  private final List<Expr.Read> indices;
  private final Map<Expr.Bound, Integer> names;

  Cases(Arm arm, Map<Expr.Bound, Integer> names) {
    this.names = names;
    Set<Expr.Read> found = new HashSet<>();
    List<Expr.Read> inOrder = new ArrayList<>();
    Exprs.visit(
        arm,
        expr -> {
          if (expr instanceof Expr.Read read) {
            for (Expr index : read.indices()) {
              if (index instanceof Expr.Read inner && isClosed(inner) && found.add(inner)) {
                inOrder.add(inner);
              }
            }
          }
        });
    this.indices = List.copyOf(inOrder);
  }

  private boolean isClosed(Expr.Read read) {
    boolean[] closed = {true};
    Exprs.visit(
        read,
        expr -> {
          if (expr instanceof Expr.Bound bound) {
            closed[0] &= names.containsKey(bound);
          }
        });
    return closed[0];
  }

  /** The cases, which together are all there is. */
  List<Known> of(Known known, Possible possible) {
    List<Known> cases = List.of(known);
    for (Expr.Read index : indices) {
      Optional<Integer> location = possible.location(index, names, known);
      if (location.isEmpty()) {
        continue;
      }
      ValueSet values = known.of(location.get());
      if (values.size() < 2 || values.size() * cases.size() > MOST) {
        continue;
      }
      List<Known> split = new ArrayList<>();
      for (Known each : cases) {
        for (long value = values.low(); value <= values.high(); value++) {
          if (values.contains(value)) {
            split.add(each.with(location.get(), ValueSet.of(value)));
          }
        }
      }
      cases = split;
    }
    return cases;
  }
}
