package org.rmapcheck.model.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.Bound;
import org.rmapcheck.model.ir.Expr.IfThenElse;
import org.rmapcheck.model.ir.Expr.Named;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Expr.Not;
import org.rmapcheck.model.ir.Expr.Quantified;
import org.rmapcheck.model.ir.Expr.Read;

/** Replaces bound names by expressions. Names are unique within a tree, so nothing is captured. */
final class Substitution {

  private Substitution() {}

  static Expr apply(Expr expr, Map<Bound, ? extends Expr> names) {
    if (names.isEmpty()) {
      return expr;
    } else if (expr instanceof Bound bound) {
      Expr replacement = names.get(bound);
      return replacement == null ? bound : replacement;
    } else if (expr instanceof Read read) {
      return target(read, names);
    } else if (expr instanceof Not not) {
      return new Not(apply(not.operand(), names));
    } else if (expr instanceof Binary binary) {
      return new Binary(
          binary.operator(), apply(binary.left(), names), apply(binary.right(), names));
    } else if (expr instanceof IfThenElse choice) {
      return new IfThenElse(
          apply(choice.condition(), names),
          apply(choice.then(), names),
          apply(choice.otherwise(), names));
    } else if (expr instanceof Quantified quantified) {
      return new Quantified(
          quantified.quantifier(), quantified.bound(), apply(quantified.body(), names));
    } else if (expr instanceof Next next) {
      return new Next(apply(next.id(), names));
    } else if (expr instanceof Named named) {
      return new Named(named.words(), apply(named.body(), names));
    }
    return expr;
  }

  static Read target(Read read, Map<Bound, ? extends Expr> names) {
    List<Expr> indices = read.indices().stream().map(index -> apply(index, names)).toList();
    return new Read(read.variable(), indices);
  }

  /** Renames every quantified name of a tree by a suffix, so that it can stand inside another. */
  static Expr rename(Expr expr, String suffix) {
    if (expr instanceof Quantified quantified) {
      Bound fresh = new Bound(quantified.bound().name() + suffix, quantified.bound().set());
      Map<Bound, Expr> names = new HashMap<>();
      names.put(quantified.bound(), fresh);
      Expr body = apply(rename(quantified.body(), suffix), names);
      return new Quantified(quantified.quantifier(), fresh, body);
    } else if (expr instanceof Read read) {
      return renameTarget(read, suffix);
    } else if (expr instanceof Not not) {
      return new Not(rename(not.operand(), suffix));
    } else if (expr instanceof Binary binary) {
      return new Binary(
          binary.operator(), rename(binary.left(), suffix), rename(binary.right(), suffix));
    } else if (expr instanceof IfThenElse choice) {
      return new IfThenElse(
          rename(choice.condition(), suffix),
          rename(choice.then(), suffix),
          rename(choice.otherwise(), suffix));
    } else if (expr instanceof Next next) {
      return new Next(rename(next.id(), suffix));
    } else if (expr instanceof Named named) {
      return new Named(named.words(), rename(named.body(), suffix));
    }
    return expr;
  }

  static Read renameTarget(Read read, String suffix) {
    List<Expr> indices = read.indices().stream().map(index -> rename(index, suffix)).toList();
    return new Read(read.variable(), indices);
  }
}
