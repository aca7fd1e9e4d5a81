package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

/**
 * Makes a model pay only for what it uses: variables that nobody writes become constants and are
 * folded, arms that cannot be taken and labels that cannot be reached go, and so do variables that
 * nothing depends on.
 *
 * <p>Keeps every run, and every verdict: a dropped variable is read by no guard, no property and no
 * other variable that is kept, is written by no step that returns to its own label, which would
 * then stand still, and no write to it may be a model error. Two states that differ only in dropped
 * variables become one.
 */
final class Specialise {

  private final Draft draft;
  private final List<String> notes = new ArrayList<>();

  private Specialise(Draft draft) {
    this.draft = draft;
  }

  static Transformed apply(Transformed from) {
    Specialise pass = new Specialise(new Draft(from));
    int before;
    do {
      before = pass.size();
      pass.fold();
      for (String step : pass.draft.dropUnreachable()) {
        pass.notes.add("specialise: dropped step " + step + ", which is unreachable");
      }
    } while (pass.size() != before);
    pass.dropUnread();
    return pass.draft.finish(from, pass.notes);
  }

  /** Number of arms and constants: falls or stays with each round. */
  private int size() {
    int size = 0;
    for (Process process : draft.source().processes()) {
      for (List<TracedArm> arms : draft.steps(process).values()) {
        size += 1 + arms.size();
      }
    }
    return size - (int) draft.variables.stream().filter(Specialise::isConstant).count();
  }

  private static boolean isConstant(Variable variable) {
    return variable.kind() == Variable.Kind.CONSTANT;
  }

  private Set<Variable> written() {
    Set<Variable> written = new HashSet<>();
    allArms().forEach(arm -> arm.assignments().forEach(a -> written.add(a.target().variable())));
    return written;
  }

  private List<Arm> allArms() {
    List<Arm> all = new ArrayList<>();
    for (Process process : draft.source().processes()) {
      draft.steps(process).values().forEach(arms -> arms.forEach(t -> all.add(t.arm())));
    }
    return all;
  }

  private void fold() {
    Model source = draft.source();
    Set<Variable> written = written();
    Set<Variable> constants =
        draft.variables.stream()
            .filter(v -> isConstant(v) || !written.contains(v))
            .collect(Collectors.toSet());
    Simplifier simplifier = new Simplifier(source.initial(), constants);
    for (Process process : source.processes()) {
      Map<String, List<TracedArm>> steps = draft.steps(process);
      for (Map.Entry<String, List<TracedArm>> step : steps.entrySet()) {
        step.setValue(fold(process.name() + "." + step.getKey(), step.getValue(), simplifier));
      }
    }
    draft.properties = draft.properties.stream().map(p -> fold(p, simplifier)).toList();
  }

  private static Property fold(Property property, Simplifier simplifier) {
    return new Property(
        property.id(),
        property.name(),
        property.kind(),
        property.statement(),
        property.symptom(),
        property.invariant().map(simplifier::simplify),
        property.goals().stream()
            .map(g -> new Property.Goal(g.words(), simplifier.simplify(g.condition())))
            .toList(),
        property.notMeaningful());
  }

  private List<TracedArm> fold(String place, List<TracedArm> arms, Simplifier simplifier) {
    List<TracedArm> kept = new ArrayList<>();
    boolean always = false;
    for (TracedArm traced : arms) {
      Arm arm = simplifier.simplify(traced.arm());
      if (arm.guard().equals(Expr.of(false))) {
        notes.add("specialise: dropped an arm of " + place + ", which can never be taken");
        continue;
      }
      always |= !arm.otherwise() && arm.guard().equals(Expr.of(true));
      kept.add(new TracedArm(arm, traced.parts()));
    }
    if (always && kept.removeIf(t -> t.arm().otherwise())) {
      notes.add("specialise: dropped the otherwise arm of " + place + ", which is never needed");
    }
    if (kept.size() == 1 && kept.get(0).arm().otherwise()) {
      TracedArm only = kept.get(0);
      Arm arm = only.arm();
      kept.set(
          0,
          new TracedArm(
              new Arm(
                  arm.choices(),
                  false,
                  arm.guard(),
                  arm.assertions(),
                  arm.assignments(),
                  arm.target()),
              only.parts()));
    }
    if (kept.isEmpty() && !arms.isEmpty()) {
      TracedArm first = arms.get(0);
      Arm arm = first.arm();
      kept.add(
          new TracedArm(
              new Arm(
                  arm.choices(), false, Expr.of(false), List.of(), arm.assignments(), arm.target()),
              first.parts()));
    }
    return kept;
  }

  /** Keeps what guards, properties and indices read, what may fail, and what that depends on. */
  private void dropUnread() {
    Set<Variable> needed = new HashSet<>();
    for (Arm arm : allArms()) {
      reads(arm.guard(), needed);
      arm.assertions().forEach(a -> reads(a.condition(), needed));
      arm.assignments().stream()
          .filter(a -> Failures.possible(arm, a))
          .forEach(a -> needed.add(a.target().variable()));
    }
    for (Process process : draft.source().processes()) {
      draft.steps(process).forEach((label, arms) -> keepsMoving(label, arms, needed));
    }
    for (Property property : draft.properties) {
      property.invariant().ifPresent(e -> reads(e, needed));
      property.goals().forEach(g -> reads(g.condition(), needed));
    }
    int before;
    do {
      before = needed.size();
      for (Arm arm : allArms()) {
        for (Assignment assignment : arm.assignments()) {
          if (needed.contains(assignment.target().variable())) {
            reads(assignment.value(), needed);
            assignment.target().indices().forEach(index -> reads(index, needed));
          }
        }
      }
    } while (needed.size() != before);
    Set<Variable> written = written();
    for (Variable variable : draft.variables) {
      if (!needed.contains(variable) && !isConstant(variable)) {
        notes.add(
            "specialise: dropped variable "
                + variable.name()
                + (written.contains(variable) ? ", which nobody reads" : ", which nobody uses"));
      }
    }
    for (Process process : draft.source().processes()) {
      draft
          .steps(process)
          .replaceAll((label, arms) -> arms.stream().map(t -> without(t, needed)).toList());
    }
    draft.variables = draft.variables.stream().filter(needed::contains).toList();
  }

  private static TracedArm without(TracedArm traced, Set<Variable> needed) {
    Arm arm = traced.arm();
    List<Assignment> kept =
        arm.assignments().stream().filter(a -> needed.contains(a.target().variable())).toList();
    return new TracedArm(
        new Arm(arm.choices(), arm.otherwise(), arm.guard(), arm.assertions(), kept, arm.target()),
        traced.parts());
  }

  /** An arm that returns to its label must go on changing what it changes: it is no deadlock. */
  private static void keepsMoving(String label, List<TracedArm> arms, Set<Variable> needed) {
    for (TracedArm traced : arms) {
      if (traced.arm().target().equals(label)) {
        traced.arm().assignments().forEach(a -> needed.add(a.target().variable()));
      }
    }
  }

  private static void reads(Expr expr, Set<Variable> into) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read) {
            into.add(read.variable());
          }
        });
  }
}
