package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.export.Grounding.Write;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Type;

/** The writes of an arm, in the order in which they are printed: which depend on earlier ones. */
final class Writes {

  private final List<Write> writes;

  private Writes(List<Write> writes) {
    this.writes = List.copyOf(writes);
  }

  /** What an arm writes for given choices, in its order. */
  static Writes of(Grounding grounding, Arm arm, Map<Expr.Bound, Integer> members) {
    return new Writes(
        arm.assignments().stream().flatMap(a -> grounding.writes(a, members).stream()).toList());
  }

  List<Write> all() {
    return writes;
  }

  /** Whether an expression reads what a write before the one at {@code position} may write. */
  boolean alteredBefore(int position, Expr expr) {
    List<Expr.Read> reads = new ArrayList<>();
    Exprs.visit(
        expr,
        part -> {
          if (part instanceof Expr.Read read) {
            reads.add(read);
          }
        });
    return writes.subList(0, position).stream()
        .anyMatch(write -> reads.stream().anyMatch(r -> mayOverlap(r, write.location())));
  }

  /** Whether an index is none, so that the write is an error. */
  static boolean isNowhere(Write write) {
    return write.indices().stream()
        .anyMatch(index -> index instanceof Expr.Const c && c.value() == Type.NONE);
  }

  /** Whether the written location is the same in every state. */
  static boolean isConstant(Write write) {
    return write.indices().stream().allMatch(Expr.Const.class::isInstance);
  }

  static boolean mayOverlap(Expr.Read a, Expr.Read b) {
    if (!a.variable().equals(b.variable())) {
      return false;
    }
    for (int i = 0; i < a.indices().size(); i++) {
      if (a.indices().get(i) instanceof Expr.Const left
          && b.indices().get(i) instanceof Expr.Const right
          && left.value() != right.value()) {
        return false;
      }
    }
    return true;
  }
}
