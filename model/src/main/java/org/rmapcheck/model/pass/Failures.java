package org.rmapcheck.model.pass;

import java.util.HashSet;
import java.util.Set;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.IfThenElse;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Expr.Not;
import org.rmapcheck.model.ir.Expr.Operator;
import org.rmapcheck.model.ir.Expr.Read;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;

/**
 * Which assignments may end in a model error, as far as types, and comparisons with none on the way
 * to an index, can tell. A pass that leaves out one of them would make a wrong model look right.
 */
final class Failures {

  private Failures() {}

  /** Whether an index may be none, or the value outside the range of what it is written to. */
  static boolean possible(Assignment assignment) {
    return possible(assignment, Set.of());
  }

  /** The same where the guard of the assignment's arm is true. */
  static boolean possible(Arm arm, Assignment assignment) {
    return possible(assignment, with(Set.of(), arm.guard(), true));
  }

  private static boolean possible(Assignment assignment, Set<Expr> members) {
    Type range = assignment.target().variable().type();
    Type values = Typing.typeOf(assignment.value());
    return values.low() < range.low()
        || values.high() > range.high()
        || possible(assignment.target(), members)
        || possible(assignment.value(), members);
  }

  /** Whether an index or an id whose next is asked for may be none. */
  static boolean possible(Expr expr) {
    return possible(expr, Set.of());
  }

  /** The same of an expression where some ids are known to be members. */
  private static boolean possible(Expr expr, Set<Expr> members) {
    if (expr instanceof IfThenElse choice) {
      return possible(choice.condition(), members)
          || possible(choice.then(), with(members, choice.condition(), true))
          || possible(choice.otherwise(), with(members, choice.condition(), false));
    } else if (expr instanceof Binary binary
        && (binary.operator() == Operator.AND || binary.operator() == Operator.OR)) {
      boolean goesOn = binary.operator() == Operator.AND;
      return possible(binary.left(), members)
          || possible(binary.right(), with(members, binary.left(), goesOn));
    } else if (expr instanceof Read read
        && read.indices().stream().anyMatch(index -> mayBeNone(index, members))) {
      return true;
    } else if (expr instanceof Next next && mayBeNone(next.id(), members)) {
      return true;
    }
    return Exprs.parts(expr).stream().anyMatch(part -> possible(part, members));
  }

  private static boolean mayBeNone(Expr id, Set<Expr> members) {
    return Typing.typeOf(id).low() < 0 && !members.contains(id);
  }

  /** What is known where a condition is true, or where it is false. */
  private static Set<Expr> with(Set<Expr> members, Expr condition, boolean value) {
    Set<Expr> known = new HashSet<>(members);
    learn(condition, value, known);
    return known;
  }

  private static void learn(Expr condition, boolean value, Set<Expr> known) {
    if (condition instanceof Not not) {
      learn(not.operand(), !value, known);
    } else if (condition instanceof Binary binary) {
      Operator operator = binary.operator();
      boolean both = operator == (value ? Operator.AND : Operator.OR);
      if (both) {
        learn(binary.left(), value, known);
        learn(binary.right(), value, known);
      } else if (operator == (value ? Operator.NE : Operator.EQ)
          && binary.right() instanceof Expr.Const none
          && none.value() == Type.NONE) {
        known.add(binary.left());
      }
    }
  }
}
