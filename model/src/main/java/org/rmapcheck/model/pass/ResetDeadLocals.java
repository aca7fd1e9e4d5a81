package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

/**
 * Resets a local variable to its initial value on every arm behind which nobody reads it before it
 * is written again, so that its old value does not tell states apart.
 *
 * <p>Live-variable analysis over the labels of each process. Keeps every run: a value that is reset
 * is not read. Locals that a property reads are always live; steps that return to their own label
 * keep what they write, or they would seem to stand still.
 */
final class ResetDeadLocals {

  private final Draft draft;
  private final Model source;
  private final Set<Variable> observed = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private ResetDeadLocals(Draft draft) {
    this.draft = draft;
    this.source = draft.source();
    for (Property property : source.properties()) {
      property.invariant().ifPresent(e -> locals(e, observed));
      property.goals().forEach(g -> locals(g.condition(), observed));
    }
  }

  static Transformed apply(Transformed from) {
    ResetDeadLocals pass = new ResetDeadLocals(new Draft(from));
    for (Process process : pass.source.processes()) {
      pass.reset(process);
    }
    return pass.draft.finish(from, pass.notes);
  }

  private void reset(Process process) {
    Map<String, List<TracedArm>> steps = draft.steps(process);
    Set<Variable> locals = new LinkedHashSet<>();
    for (Variable variable : source.variables()) {
      if (variable.kind() == Variable.Kind.LOCAL
          && variable.dimensions().size() == 1
          && variable.dimensions().get(0).equals(process.instances())
          && uniform(variable)
          && !observed.contains(variable)
          && used(variable, steps)) {
        locals.add(variable);
      }
    }
    Map<String, Set<Variable>> live = live(steps, locals);
    steps.replaceAll(
        (label, arms) ->
            arms.stream()
                .map(t -> new TracedArm(reset(process, label, t.arm(), locals, live), t.parts()))
                .toList());
  }

  private boolean uniform(Variable variable) {
    List<Long> values = source.initial().getOrDefault(variable.name(), List.of());
    return values.stream().distinct().count() == 1;
  }

  private Expr initial(Variable variable) {
    List<Long> values = source.initial().getOrDefault(variable.name(), List.of());
    return new Expr.Const(variable.type(), values.get(0));
  }

  private static boolean used(Variable variable, Map<String, List<TracedArm>> steps) {
    return targets(variable, steps).findAny().isPresent();
  }

  /** The instance's own element, written as the process writes it. */
  private static Expr.Read target(Variable variable, Map<String, List<TracedArm>> steps) {
    return targets(variable, steps).findFirst().orElseThrow();
  }

  private static Stream<Expr.Read> targets(Variable variable, Map<String, List<TracedArm>> steps) {
    return steps.values().stream()
        .flatMap(List::stream)
        .flatMap(t -> t.arm().assignments().stream())
        .map(Assignment::target)
        .filter(target -> target.variable().equals(variable));
  }

  /** The locals that may be read at a label, or behind it before they are written. */
  private static Map<String, Set<Variable>> live(
      Map<String, List<TracedArm>> steps, Set<Variable> locals) {
    Map<String, Set<Variable>> live = new HashMap<>();
    steps.keySet().forEach(label -> live.put(label, new HashSet<>()));
    boolean changed;
    do {
      changed = false;
      for (Map.Entry<String, List<TracedArm>> step : steps.entrySet()) {
        Set<Variable> here = new HashSet<>();
        for (TracedArm traced : step.getValue()) {
          here.addAll(before(traced.arm(), live.getOrDefault(traced.arm().target(), Set.of())));
        }
        here.retainAll(locals);
        changed |= live.getOrDefault(step.getKey(), new HashSet<>()).addAll(here);
      }
    } while (changed);
    return live;
  }

  /** Live before an arm: what it reads, and what is live behind it and not written by it. */
  private static Set<Variable> before(Arm arm, Set<Variable> behind) {
    Set<Variable> result = new HashSet<>(behind);
    arm.assignments().forEach(a -> result.remove(a.target().variable()));
    locals(arm.guard(), result);
    arm.assertions().forEach(a -> locals(a.condition(), result));
    for (Assignment assignment : arm.assignments()) {
      locals(assignment.value(), result);
      assignment.target().indices().forEach(index -> locals(index, result));
    }
    return result;
  }

  private Arm reset(
      Process process,
      String label,
      Arm arm,
      Set<Variable> locals,
      Map<String, Set<Variable>> live) {
    Set<Variable> alive = live.getOrDefault(arm.target(), Set.of());
    Set<Variable> before = live.getOrDefault(label, Set.of());
    List<Assignment> assignments = new ArrayList<>();
    Set<Variable> written = new HashSet<>();
    for (Assignment assignment : arm.assignments()) {
      Variable variable = assignment.target().variable();
      written.add(variable);
      boolean dead =
          locals.contains(variable)
              && !alive.contains(variable)
              && !arm.target().equals(label)
              && !Failures.possible(assignment);
      assignments.add(
          dead
              ? new Assignment(assignment.over(), assignment.target(), initial(variable))
              : assignment);
    }
    for (Variable variable : locals) {
      if (before.contains(variable) && !alive.contains(variable) && !written.contains(variable)) {
        assignments.add(
            new Assignment(List.of(), target(variable, draft.steps(process)), initial(variable)));
        notes.add(
            "reset-dead-locals: "
                + variable.name()
                + " behind "
                + process.name()
                + "."
                + label
                + ", where nobody reads it any more");
      }
    }
    List<Assertion> assertions = arm.assertions();
    return new Arm(
        arm.choices(), arm.otherwise(), arm.guard(), assertions, assignments, arm.target());
  }

  private static void locals(Expr expr, Set<Variable> into) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read && read.variable().kind() == Variable.Kind.LOCAL) {
            into.add(read.variable());
          }
        });
  }
}
