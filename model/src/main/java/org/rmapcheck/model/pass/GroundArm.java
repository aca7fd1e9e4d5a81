package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Variable;

/**
 * An arm as one instance of its process executes it: what it reads and writes, with indices as far
 * as they are known.
 */
record GroundArm(Arm arm, List<Access> accesses) {

  /** One read or write of a variable; an unknown index is any. */
  record Access(Variable variable, List<Expr> indices, boolean write) {

    /** Whether the two may touch one location, and one of them writes. */
    boolean conflicts(Access other) {
      if (!variable.equals(other.variable) || !(write || other.write)) {
        return false;
      }
      for (int d = 0; d < indices.size(); d++) {
        if (indices.get(d) instanceof Expr.Const a
            && other.indices.get(d) instanceof Expr.Const b
            && a.value() != b.value()) {
          return false;
        }
      }
      return true;
    }
  }

  /** The arm of instance {@code id}; for an otherwise arm, with the guards that it negates. */
  static GroundArm of(Process process, int id, Arm arm, List<Arm> step, Simplifier simplifier) {
    Map<Expr.Bound, Expr> self = Map.of(process.self(), process.instances().member(id));
    List<Access> accesses = new ArrayList<>();
    if (arm.otherwise()) {
      for (Arm other : step) {
        reads(ground(other.guard(), self, simplifier), accesses);
      }
    }
    Expr guard = ground(arm.guard(), self, simplifier);
    reads(guard, accesses);
    arm.assertions().forEach(a -> reads(ground(a.condition(), self, simplifier), accesses));
    List<Assignment> assignments = new ArrayList<>();
    for (Assignment assignment : arm.assignments()) {
      Expr.Read target = simplifier.simplifyTarget(Substitution.target(assignment.target(), self));
      Expr value = ground(assignment.value(), self, simplifier);
      assignments.add(new Assignment(assignment.over(), target, value));
      reads(value, accesses);
      target.indices().forEach(index -> reads(index, accesses));
      accesses.add(new Access(target.variable(), target.indices(), true));
    }
    return new GroundArm(
        new Arm(arm.choices(), arm.otherwise(), guard, arm.assertions(), assignments, arm.target()),
        List.copyOf(accesses));
  }

  private static Expr ground(Expr expr, Map<Expr.Bound, Expr> self, Simplifier simplifier) {
    return simplifier.simplify(Substitution.apply(expr, self));
  }

  private static void reads(Expr expr, List<Access> into) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read && read.variable().kind() != Variable.Kind.CONSTANT) {
            into.add(new Access(read.variable(), read.indices(), false));
          }
        });
  }

  /** The value that the arm gives a location for certain, if it is a constant. */
  static Optional<Long> constant(Assignment assignment) {
    return assignment.value() instanceof Expr.Const constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }
}
