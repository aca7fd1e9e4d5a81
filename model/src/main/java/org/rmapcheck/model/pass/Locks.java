package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/**
 * Which locks each process instance holds at each label, found from the trees alone.
 *
 * <p>A variable is a lock if it starts free everywhere, is only ever taken by an arm whose guard
 * says that it is free, and only ever released by an instance that has taken it. So at most one
 * instance holds an element at a time, whatever else happens.
 */
final class Locks {

  /** An element of a lock variable that an instance holds. */
  record Lock(Variable variable, List<Expr> index) {
    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Lock that
              && variable.equals(that.variable)
              && index.equals(that.index));
    }

    @Override
    public int hashCode() {
      return variable.hashCode() * 31 + index.hashCode();
    }
  }

  private final Model model;
  private final Map<Model.Instance, Map<String, List<GroundArm>>> steps;
  private final Set<Variable> locks;
  private final Map<Model.Instance, Map<String, Set<Lock>>> held = new HashMap<>();

  Locks(Model model, Map<Model.Instance, Map<String, List<GroundArm>>> steps) {
    this.model = model;
    this.steps = steps;
    this.locks = candidates();
    int before;
    do {
      before = locks.size();
      held.clear();
      steps.forEach((instance, labels) -> held.put(instance, heldAt(instance, labels)));
      locks.removeIf(lock -> !isLock(lock));
    } while (locks.size() != before);
  }

  /** The variables that are locks. */
  Set<Variable> variables() {
    return locks;
  }

  /** What an instance holds when it takes an arm, or gets by taking it. */
  Set<Lock> during(Model.Instance instance, String label, GroundArm arm) {
    Set<Lock> all = new HashSet<>(at(instance, label));
    for (Assignment assignment : arm.arm().assignments()) {
      if (acquires(arm, assignment)) {
        all.add(new Lock(assignment.target().variable(), assignment.target().indices()));
      }
    }
    return all;
  }

  /** What an instance holds at a label. */
  Set<Lock> at(Model.Instance instance, String label) {
    return held.getOrDefault(instance, Map.of()).getOrDefault(label, Set.of());
  }

  /** What an instance holds for certain when it has taken an arm, by the names from before. */
  Set<Lock> behind(Model.Instance instance, String label, GroundArm arm) {
    return after(arm, at(instance, label));
  }

  private Set<Lock> after(GroundArm arm, Set<Lock> before) {
    Set<Lock> all = new HashSet<>(before);
    releases(arm).forEach(released -> all.removeIf(lock -> mayBe(lock, released)));
    for (Assignment assignment : arm.arm().assignments()) {
      if (acquires(arm, assignment)) {
        all.add(new Lock(assignment.target().variable(), assignment.target().indices()));
      }
    }
    return all;
  }

  private List<Lock> releases(GroundArm arm) {
    return arm.arm().assignments().stream()
        .filter(a -> locks.contains(a.target().variable()) && !acquires(arm, a))
        .map(a -> new Lock(a.target().variable(), a.target().indices()))
        .toList();
  }

  /** Whether two names may be those of one element. */
  private static boolean mayBe(Lock one, Lock two) {
    if (!one.variable().equals(two.variable())) {
      return false;
    }
    for (int d = 0; d < one.index().size(); d++) {
      if (one.index().get(d) instanceof Expr.Const a
          && two.index().get(d) instanceof Expr.Const b
          && a.value() != b.value()) {
        return false;
      }
    }
    return true;
  }

  private Set<Variable> candidates() {
    return model.variables().stream()
        .filter(v -> v.kind() == Variable.Kind.SHARED && v.dimensions().size() <= 1)
        .filter(
            v -> model.initial().getOrDefault(v.name(), List.of()).stream().distinct().count() == 1)
        .filter(this::assignedConstantsOnly)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private boolean assignedConstantsOnly(Variable variable) {
    boolean[] result = {true};
    boolean[] any = {false};
    assignments(
        variable,
        (instance, label, arm, assignment) -> {
          any[0] = true;
          result[0] &= assignment.over().isEmpty() && GroundArm.constant(assignment).isPresent();
        });
    return result[0] && any[0];
  }

  private boolean isLock(Variable variable) {
    boolean[] result = {true};
    assignments(
        variable,
        (instance, label, arm, assignment) -> {
          Lock lock = new Lock(variable, assignment.target().indices());
          boolean releases = free(variable) == GroundArm.constant(assignment).orElse(-2L);
          result[0] &= releases ? at(instance, label).contains(lock) : acquires(arm, assignment);
        });
    return result[0];
  }

  private boolean acquires(GroundArm arm, Assignment assignment) {
    Variable variable = assignment.target().variable();
    if (!locks.contains(variable)
        || free(variable) == GroundArm.constant(assignment).orElse(free(variable))) {
      return false;
    }
    Expr isFree = assignment.target().is(new Expr.Const(variable.type(), free(variable)));
    return conjuncts(arm.arm().guard()).stream().anyMatch(c -> same(c, isFree));
  }

  /** Equal but for the types of constants. */
  private static boolean same(Expr a, Expr b) {
    if (a instanceof Expr.Binary x && b instanceof Expr.Binary y) {
      return x.operator() == y.operator()
          && x.left().equals(y.left())
          && x.right() instanceof Expr.Const c
          && y.right() instanceof Expr.Const d
          && c.value() == d.value();
    }
    return a.equals(b);
  }

  private static List<Expr> conjuncts(Expr expr) {
    if (expr instanceof Expr.Binary binary && binary.operator() == Expr.Operator.AND) {
      List<Expr> all = new ArrayList<>(conjuncts(binary.left()));
      all.addAll(conjuncts(binary.right()));
      return all;
    }
    return List.of(expr);
  }

  private long free(Variable variable) {
    return model.initial().getOrDefault(variable.name(), List.of(0L)).get(0);
  }

  private Map<String, Set<Lock>> heldAt(
      Model.Instance instance, Map<String, List<GroundArm>> labels) {
    Map<String, Set<Lock>> result = new HashMap<>();
    result.put(instance.process().steps().get(0).label(), Set.of());
    boolean changed;
    do {
      changed = false;
      for (Map.Entry<String, List<GroundArm>> step : labels.entrySet()) {
        Set<Lock> before = result.get(step.getKey());
        if (before == null) {
          continue;
        }
        for (GroundArm arm : step.getValue()) {
          Set<Lock> behind = next(arm, before);
          Set<Lock> known = result.get(arm.arm().target());
          if (known != null) {
            behind.retainAll(known);
          }
          if (!behind.equals(known)) {
            result.put(arm.arm().target(), behind);
            changed = true;
          }
        }
      }
    } while (changed);
    return result;
  }

  /** The same by names that are good at the next label. */
  private Set<Lock> next(GroundArm arm, Set<Lock> before) {
    Set<Lock> result = new HashSet<>();
    for (Lock lock : after(arm, before)) {
      if (lock.index().stream().noneMatch(index -> unstable(index, arm))) {
        result.add(lock);
      }
      for (Assignment assignment : arm.arm().assignments()) {
        if (assignment.target().variable().kind() == Variable.Kind.LOCAL
            && lock.index().equals(List.of(assignment.value()))
            && assignment.target().indices().stream().noneMatch(index -> unstable(index, arm))) {
          result.add(new Lock(lock.variable(), List.of(assignment.target())));
        }
      }
    }
    return result;
  }

  /** Whether the value of an index behind the arm is not known to be that before it. */
  private static boolean unstable(Expr index, GroundArm arm) {
    boolean[] unstable = {false};
    Exprs.visit(
        index,
        e -> {
          if (e instanceof Expr.Bound) {
            unstable[0] = true;
          } else if (e instanceof Expr.Read read) {
            boolean mine = read.variable().kind() == Variable.Kind.LOCAL;
            boolean constant = read.variable().kind() == Variable.Kind.CONSTANT;
            boolean written =
                arm.arm().assignments().stream()
                    .anyMatch(a -> a.target().variable().equals(read.variable()));
            unstable[0] |= !(mine || constant) || written;
          }
        });
    return unstable[0];
  }

  /** Is shown each assignment to a variable. */
  private interface Visitor {
    void visit(Model.Instance instance, String label, GroundArm arm, Assignment assignment);
  }

  private void assignments(Variable variable, Visitor visitor) {
    steps.forEach(
        (instance, labels) ->
            labels.forEach(
                (label, arms) -> {
                  for (GroundArm arm : arms) {
                    for (Assignment assignment : arm.arm().assignments()) {
                      if (assignment.target().variable().equals(variable)) {
                        visitor.visit(instance, label, arm, assignment);
                      }
                    }
                  }
                }));
  }
}
