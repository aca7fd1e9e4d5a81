package org.rmapcheck.model.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.Bound;
import org.rmapcheck.model.ir.Expr.Const;
import org.rmapcheck.model.ir.Expr.IfThenElse;
import org.rmapcheck.model.ir.Expr.Named;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Expr.Not;
import org.rmapcheck.model.ir.Expr.Operator;
import org.rmapcheck.model.ir.Expr.Quantified;
import org.rmapcheck.model.ir.Expr.Read;

/**
 * The state behind some assignments, in terms of the state before them: rewrites expressions that
 * are meant for the former so that they have the same value in the latter.
 */
final class PostState {

  private final List<Assignment> assignments;
  private int insertions;

  PostState(List<Assignment> assignments) {
    this.assignments = assignments;
  }

  /** The conditions under which an assignment writes the location, and the value it then writes. */
  record Match(Expr condition, Expr value) {}

  Expr rewrite(Expr expr) {
    if (expr instanceof Read read) {
      return rewriteRead(read);
    } else if (expr instanceof Not not) {
      return new Not(rewrite(not.operand()));
    } else if (expr instanceof Binary binary) {
      return new Binary(binary.operator(), rewrite(binary.left()), rewrite(binary.right()));
    } else if (expr instanceof IfThenElse choice) {
      return new IfThenElse(
          rewrite(choice.condition()), rewrite(choice.then()), rewrite(choice.otherwise()));
    } else if (expr instanceof Quantified quantified) {
      return new Quantified(
          quantified.quantifier(), quantified.bound(), rewrite(quantified.body()));
    } else if (expr instanceof Next next) {
      return new Next(rewrite(next.id()));
    } else if (expr instanceof Named named) {
      return new Named(named.words(), rewrite(named.body()));
    }
    return expr;
  }

  /** A location meant for the later state: its indices rewritten. */
  Read rewriteTarget(Read target) {
    return new Read(target.variable(), target.indices().stream().map(this::rewrite).toList());
  }

  private Expr rewriteRead(Read read) {
    Read location = rewriteTarget(read);
    Expr value = location;
    for (Assignment assignment : assignments) {
      if (assignment.target().variable().equals(location.variable())) {
        Match match =
            match(assignment, location)
                .orElseThrow(() -> new CannotCompose("a setAll whose indices cannot be inverted"));
        value =
            Simplifier.ifThenElse(
                match.condition(), Substitution.rename(match.value(), "_" + ++insertions), value);
      }
    }
    return value;
  }

  /** When and what an assignment writes at a location; empty if that cannot be told. */
  static Optional<Match> match(Assignment assignment, Read location) {
    List<Expr> pattern = assignment.target().indices();
    Map<Bound, Expr> members = new HashMap<>();
    for (Bound bound : assignment.over()) {
      int at = pattern.indexOf(bound);
      if (at >= 0) {
        members.put(bound, location.indices().get(at));
      } else if (bound.set().size() == 1) {
        members.put(bound, bound.set().first());
      } else {
        return Optional.empty();
      }
    }
    Expr condition = Expr.of(true);
    for (int d = 0; d < pattern.size(); d++) {
      Expr wanted = Substitution.apply(pattern.get(d), members);
      Expr given = location.indices().get(d);
      Expr equal =
          wanted.equals(given) ? Expr.of(true) : Simplifier.compute(Operator.EQ, given, wanted);
      condition = Simplifier.and(condition, equal);
    }
    Expr value = Substitution.apply(assignment.value(), members);
    return Optional.of(new Match(condition, value));
  }

  /** Whether the condition of a match is known to be true, or known to be false. */
  static Optional<Boolean> known(Match match) {
    return match.condition() instanceof Const constant
        ? Optional.of(constant.value() != 0)
        : Optional.empty();
  }
}
