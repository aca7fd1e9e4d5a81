package org.rmapcheck.model.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with the steps of one process. */
final class ProcessValidator {

  private final Model model;
  private final Validator validator;
  private final Process process;
  private final List<String> problems = new ArrayList<>();

  ProcessValidator(Model model, Validator validator, Process process) {
    this.model = model;
    this.validator = validator;
    this.process = process;
  }

  List<String> problems() {
    String place = "process '" + process.name() + "': ";
    if (!model.idSets().contains(process.instances())) {
      problems.add(place + "id set '" + process.instances() + "' is not declared: declare it");
    }
    if (process.steps().isEmpty()) {
      problems.add(place + "has no step: add one");
    }
    Set<String> labels = new HashSet<>();
    for (Step step : process.steps()) {
      if (!labels.add(step.label())) {
        problems.add(place + "label '" + step.label() + "' is used twice: rename one");
      }
    }
    for (String rest : process.rest().stream().sorted().toList()) {
      if (!labels.contains(rest)) {
        problems.add(place + "rest label '" + rest + "' is no step: use one of " + labels(labels));
      }
    }
    for (String label : Validator.unreachableLabels(process)) {
      problems.add(place + "label '" + label + "' is unreachable: lead an arm to it or drop it");
    }
    for (Step step : process.steps()) {
      step(step, labels);
    }
    return problems;
  }

  private void step(Step step, Set<String> labels) {
    String place = "process '" + process.name() + "', step '" + step.label() + "': ";
    long otherwise = step.arms().stream().filter(Arm::otherwise).count();
    if (step.arms().isEmpty()) {
      problems.add(place + "has no arm: add one, or await false");
    }
    if (otherwise > 1) {
      problems.add(place + "has two otherwise arms: keep one");
    }
    if (otherwise == 1 && step.arms().size() == 1) {
      problems.add(place + "has an otherwise arm but no when: add one, or use always()");
    }
    for (Arm arm : step.arms()) {
      if (!labels.contains(arm.target())) {
        problems.add(
            place
                + "goes to '"
                + arm.target()
                + "', which is no step: use one of "
                + labels(labels));
      }
      if (arm.target().equals(step.label())
          && arm.assignments().isEmpty()
          && arm.assertions().isEmpty()
          && !arm.guard().equals(Expr.of(false))) {
        problems.add(
            place + "an arm changes nothing and returns here: give it an assertion or drop it");
      }
      arm(place, arm);
    }
  }

  private void arm(String place, Arm arm) {
    List<Expr.Bound> scope = new ArrayList<>();
    scope.add(process.self());
    scope.addAll(arm.choices());
    validator.checker(scope, p -> problems.add(place + p)).boolExpr(arm.guard());
    noGhosts(place + "the guard", arm.guard());
    for (Assertion assertion : arm.assertions()) {
      validator.checker(scope, p -> problems.add(place + p)).boolExpr(assertion.condition());
      if (model.property(assertion.property()).isEmpty()) {
        problems.add(
            place
                + "asserts property '"
                + assertion.property()
                + "', which is not declared: declare it");
      }
    }
    arm.assignments().forEach(assignment -> assignment(place, scope, assignment));
    Exprs.visit(arm, expr -> ownLocals(place, expr));
    problems.addAll(DoubleWrites.certain(arm).stream().map(p -> place + p).toList());
  }

  private void assignment(String place, List<Expr.Bound> outer, Assignment assignment) {
    List<Expr.Bound> scope = new ArrayList<>(outer);
    scope.addAll(assignment.over());
    Variable variable = assignment.target().variable();
    ExprChecker checker = validator.checker(scope, p -> problems.add(place + p));
    checker.check(assignment.target());
    checker.check(assignment.value());
    if (variable.kind() == Variable.Kind.CONSTANT) {
      problems.add(place + "assigns constant '" + variable.name() + "': declare it a variable");
    }
    if (variable.kind() != Variable.Kind.GHOST) {
      noGhosts(place + "an assignment to '" + variable.name() + "'", assignment.value());
    }
    assignment
        .target()
        .indices()
        .forEach(index -> noGhosts(place + "an index of '" + variable.name() + "'", index));
    Type valueType = Typing.typeOf(assignment.value());
    if (!Typing.sameKind(variable.type(), valueType)) {
      problems.add(
          place
              + "assigns a "
              + valueType
              + " to '"
              + variable.name()
              + "', a "
              + variable.type()
              + ": use a value of its type");
    } else if (assignment.value() instanceof Expr.Const constant
        && !variable.type().contains(constant.value())) {
      problems.add(
          place
              + "assigns "
              + constant.type().show(constant.value())
              + " to '"
              + variable.name()
              + "', outside its range "
              + variable.type()
              + ": widen the range or change the value");
    }
    for (Expr.Bound bound : assignment.over()) {
      if (bound.set().size() > 1 && !assignment.target().indices().contains(bound)) {
        problems.add(
            place
                + "setAll over '"
                + bound.name()
                + "' does not index '"
                + variable.name()
                + "' by it, so one location is written twice: index by it");
      }
    }
  }

  private void noGhosts(String where, Expr expr) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read && read.variable().kind() == Variable.Kind.GHOST) {
            problems.add(
                where
                    + " reads ghost '"
                    + read.variable().name()
                    + "': ghosts must not change behaviour; declare it a variable");
          }
        });
  }

  private void ownLocals(String place, Expr expr) {
    if (expr instanceof Expr.Read read && read.variable().kind() == Variable.Kind.LOCAL) {
      Variable local = read.variable();
      if (local.dimensions().isEmpty()
          || !local.dimensions().get(0).equals(process.instances())
          || read.indices().isEmpty()
          || !isSelf(read.indices().get(0))) {
        problems.add(
            place
                + "uses local '"
                + local.name()
                + "' of another instance: index it by self first, or declare it shared");
      }
    }
  }

  /** Whether an index is self, or the only instance there is. */
  private boolean isSelf(Expr index) {
    return index.equals(process.self())
        || (process.instances().size() == 1 && index.equals(process.instances().first()));
  }

  private static String labels(Set<String> labels) {
    return String.join(", ", labels.stream().sorted().toList());
  }
}
