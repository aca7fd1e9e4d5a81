package org.rmapcheck.model.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rmapcheck.model.ir.Expr.Binary;
import org.rmapcheck.model.ir.Expr.Bound;
import org.rmapcheck.model.ir.Expr.Const;
import org.rmapcheck.model.ir.Expr.IfThenElse;
import org.rmapcheck.model.ir.Expr.Named;
import org.rmapcheck.model.ir.Expr.Next;
import org.rmapcheck.model.ir.Expr.Not;
import org.rmapcheck.model.ir.Expr.Quantified;
import org.rmapcheck.model.ir.Expr.Read;

/** Checks the types and scopes of one expression and tells each problem to a consumer. */
final class ExprChecker {

  private final Set<Variable> declared;
  private final Set<IdSet> sets;
  private final Deque<Bound> scope = new ArrayDeque<>();
  private final Consumer<String> problems;

  ExprChecker(
      Set<Variable> declared, Set<IdSet> sets, List<Bound> scope, Consumer<String> problems) {
    this.declared = declared;
    this.sets = sets;
    this.problems = problems;
    scope.forEach(this::enter);
  }

  /** Brings a name into scope; a name that is in scope already is a problem. */
  private void enter(Bound bound) {
    if (!sets.contains(bound.set())) {
      problems.accept("id set '" + bound.set() + "' is not declared in this model: declare it");
    }
    if (scope.stream().anyMatch(outer -> outer.name().equals(bound.name()))) {
      problems.accept("'" + bound.name() + "' is bound twice: give the inner one another name");
    }
    scope.push(bound);
  }

  void boolExpr(Expr expr) {
    check(expr);
    if (!(Typing.typeOf(expr) instanceof Type.Bool)) {
      problems.accept("'" + Formula.text(expr) + "' is no condition: compare it with something");
    }
  }

  void check(Expr expr) {
    if (expr instanceof Const constant) {
      constant(constant);
    } else if (expr instanceof Read read) {
      read(read);
    } else if (expr instanceof Bound bound) {
      if (!scope.contains(bound)) {
        problems.accept(
            "'" + bound.name() + "' is not bound here: choose it, quantify over it or use self");
      }
    } else if (expr instanceof Not not) {
      boolExpr(not.operand());
    } else if (expr instanceof Binary binary) {
      binary(binary);
    } else if (expr instanceof IfThenElse choice) {
      boolExpr(choice.condition());
      check(choice.then());
      check(choice.otherwise());
      comparable(choice.then(), choice.otherwise(), "the branches of '?:'");
    } else if (expr instanceof Quantified quantified) {
      enter(quantified.bound());
      boolExpr(quantified.body());
      scope.pop();
    } else if (expr instanceof Next next) {
      check(next.id());
      ordered(next.id(), "next");
    } else if (expr instanceof Named named) {
      check(named.body());
    }
  }

  private void constant(Const constant) {
    if (!constant.type().contains(constant.value())) {
      if (constant.type() instanceof Type.Bool) {
        problems.accept("'none' stands beside a value that is no id: compare ids only with 'none'");
        return;
      }
      problems.accept(
          "constant "
              + constant.value()
              + " is outside "
              + constant.type()
              + ": use "
              + constant.type().low()
              + ".."
              + constant.type().high());
    }
  }

  private void read(Read read) {
    Variable variable = read.variable();
    if (!declared.contains(variable)) {
      problems.accept(
          "variable '" + variable.name() + "' is not declared in this model: declare it");
    }
    if (read.indices().size() != variable.dimensions().size()) {
      problems.accept(
          "variable '"
              + variable.name()
              + "' has "
              + read.indices().size()
              + " indices: give it "
              + variable.dimensions().size());
      return;
    }
    for (int i = 0; i < read.indices().size(); i++) {
      Expr index = read.indices().get(i);
      check(index);
      IdSet expected = variable.dimensions().get(i);
      if (!Typing.idSetOf(index).map(expected::equals).orElse(false)) {
        problems.accept(
            "index '"
                + Formula.text(index)
                + "' of '"
                + variable.name()
                + "' is a "
                + Typing.typeOf(index)
                + ": use an id of "
                + expected);
      } else if (index instanceof Const constant && constant.value() == Type.NONE) {
        problems.accept("'" + variable.name() + "' is indexed by none: use a member");
      }
    }
  }

  private void binary(Binary binary) {
    switch (binary.operator()) {
      case AND, OR -> {
        boolExpr(binary.left());
        boolExpr(binary.right());
      }
      case EQ, NE -> {
        check(binary.left());
        check(binary.right());
        comparable(
            binary.left(), binary.right(), "the two sides of '" + Formula.text(binary) + "'");
      }
      case LT -> {
        check(binary.left());
        check(binary.right());
        comparable(
            binary.left(), binary.right(), "the two sides of '" + Formula.text(binary) + "'");
        if (!(Typing.typeOf(binary.left()) instanceof Type.IntRange)) {
          ordered(binary.left(), "<");
        }
      }
      case ADD, SUB -> {
        check(binary.left());
        check(binary.right());
        for (Expr side : List.of(binary.left(), binary.right())) {
          if (!(Typing.typeOf(side) instanceof Type.IntRange)) {
            problems.accept(
                "'"
                    + Formula.text(side)
                    + "' is a "
                    + Typing.typeOf(side)
                    + ": only integers can be added or subtracted");
          }
        }
      }
    }
  }

  private void comparable(Expr a, Expr b, String what) {
    if (!Typing.sameKind(Typing.typeOf(a), Typing.typeOf(b))) {
      problems.accept(
          what
              + " are a "
              + Typing.typeOf(a)
              + " and a "
              + Typing.typeOf(b)
              + ": use values of one type");
    }
  }

  private void ordered(Expr id, String operator) {
    if (!(Typing.typeOf(id) instanceof Type.Id type)) {
      problems.accept(
          "'"
              + operator
              + "' on '"
              + Formula.text(id)
              + "', a "
              + Typing.typeOf(id)
              + ": use an id");
    } else if (!type.set().ordered()) {
      problems.accept(
          "'"
              + operator
              + "' on '"
              + Formula.text(id)
              + "': id set "
              + type.set()
              + " is unordered; declare it ordered or do without order");
    }
  }
}
