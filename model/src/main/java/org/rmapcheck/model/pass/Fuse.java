package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.DoubleWrites;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

/**
 * Merges an arm with what follows it where no other instance can see, or block, the process in
 * between (Lipton, Reduction, 1975).
 *
 * <p>Two arms are merged if the first could as well be taken later, or the second earlier, than
 * anything that others can do meanwhile, and no property can tell the state in between from its
 * neighbours: at most one of the two writes what invariants and goals read; if that is the second,
 * the first moves; if it is the first, the second cannot block. A second arm that can block is
 * merged only into the one arm, without assertions, of a step at which the process may not rest,
 * and only if that arm takes and releases no lock that others want; no merged step returns to where
 * it began. So deadlocks stay what they are. Verdicts are the same; depths count merged steps.
 */
final class Fuse {

  /** Merging stops where a step would get more arms than this. */
  private static final int MOST_ARMS = 64;

  private final Draft draft;
  private final Model source;
  private final Simplifier simplifier;
  private final Set<Variable> visible = new HashSet<>();
  private final IdentityHashMap<Arm, Mobility> mobility = new IdentityHashMap<>();
  private final Set<String> blocking = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private int compositions;

  private Fuse(Draft draft) {
    this.draft = draft;
    this.source = draft.source();
    this.simplifier =
        new Simplifier(
            source.initial(),
            source.variables().stream()
                .filter(v -> v.kind() == Variable.Kind.CONSTANT)
                .collect(Collectors.toSet()));
    for (Property property : source.properties()) {
      property.invariant().ifPresent(this::sees);
      property.goals().forEach(goal -> sees(goal.condition()));
    }
    Movers movers = new Movers(source, draft, simplifier);
    notes.add(
        "fuse: locks are "
            + movers.locks().stream().map(Variable::name).sorted().collect(Collectors.toList()));
    for (Process process : source.processes()) {
      draft
          .steps(process)
          .forEach(
              (label, arms) -> {
                if (mayBlock(arms.stream().map(TracedArm::arm).toList())) {
                  blocking.add(process.name() + "." + label);
                }
                for (int a = 0; a < arms.size(); a++) {
                  mobility.put(arms.get(a).arm(), movers.of(process.name(), label, a));
                }
              });
    }
  }

  static Transformed apply(Transformed from) {
    Fuse pass = new Fuse(new Draft(from));
    for (Process process : pass.source.processes()) {
      pass.fuse(process);
    }
    pass.draft.dropUnreachable();
    return pass.draft.finish(from, pass.notes);
  }

  private void sees(Expr expr) {
    Exprs.visit(
        expr,
        e -> {
          if (e instanceof Expr.Read read) {
            visible.add(read.variable());
          }
        });
  }

  private void fuse(Process process) {
    Map<String, List<TracedArm>> steps = draft.steps(process);
    String initial = process.steps().get(0).label();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (String label : List.copyOf(steps.keySet())) {
        if (steps.containsKey(label) && !label.equals(initial)) {
          changed |= mergeIntoPredecessors(process, steps, label);
        }
      }
    }
  }

  private boolean mergeIntoPredecessors(
      Process process, Map<String, List<TracedArm>> steps, String label) {
    List<TracedArm> second = steps.getOrDefault(label, List.of());
    if (process.rest().contains(label)
        || second.stream().anyMatch(t -> t.arm().target().equals(label))) {
      return false;
    }
    boolean changed = false;
    for (String from : List.copyOf(steps.keySet())) {
      if (!from.equals(label) && steps.containsKey(from)) {
        changed |= mergeInto(process, steps, from, label, second);
      }
    }
    boolean reached =
        steps.values().stream().flatMap(List::stream).anyMatch(t -> t.arm().target().equals(label));
    if (!reached) {
      steps.remove(label);
    }
    return changed;
  }

  private boolean mergeInto(
      Process process,
      Map<String, List<TracedArm>> steps,
      String from,
      String label,
      List<TracedArm> second) {
    List<TracedArm> first = steps.getOrDefault(from, List.of());
    List<TracedArm> result = new ArrayList<>();
    boolean changed = false;
    for (TracedArm traced : first) {
      boolean fits =
          traced.arm().target().equals(label)
              && mayFuse(process, from, first, traced.arm(), label, second)
              && !unrolls(traced, second)
              && first.size() + second.size() <= MOST_ARMS;
      if (!fits) {
        result.add(traced);
        continue;
      }
      try {
        result.addAll(compose(traced, first, second));
        notes.add(
            "fuse: "
                + process.name()
                + "."
                + from
                + " goes on with "
                + label
                + why(traced.arm(), from, label));
        if (blocking.contains(process.name() + "." + label)) {
          blocking.add(process.name() + "." + from);
        }
        changed = true;
      } catch (CannotCompose e) {
        result.add(traced);
      }
    }
    if (changed) {
      List<TracedArm> merged = explicit(result, first);
      steps.put(from, merged.isEmpty() ? List.of(never(from, first.get(0))) : merged);
    }
    return changed;
  }

  /** Whether the merged step would pass a label twice: loops stay loops. */
  private static boolean unrolls(TracedArm first, List<TracedArm> second) {
    Set<String> labels = new HashSet<>();
    first.parts().forEach(part -> labels.add(part.label()));
    return second.stream()
        .flatMap(t -> t.parts().stream())
        .anyMatch(part -> labels.contains(part.label()));
  }

  /** What is left of a step whose merged arms can never be taken. */
  private static TracedArm never(String label, TracedArm was) {
    Arm arm = new Arm(List.of(), false, Expr.of(false), List.of(), List.of(), label);
    return new TracedArm(arm, was.parts());
  }

  private boolean mayFuse(
      Process process,
      String from,
      List<TracedArm> step,
      Arm first,
      String label,
      List<TracedArm> second) {
    boolean firstCommutes = mobility(first).right();
    boolean secondCommutes = second.stream().allMatch(t -> mobility(t.arm()).left());
    boolean firstSeen = seen(first);
    boolean secondSeen = second.stream().anyMatch(t -> seen(t.arm()));
    boolean blocks = blocking.contains(process.name() + "." + label);
    boolean returns = second.stream().anyMatch(t -> t.arm().target().equals(from));
    if ((firstSeen && secondSeen) || returns) {
      return false;
    }
    boolean asserts = !first.assertions().isEmpty();
    if (blocks
        && (!firstCommutes
            || !mobility(first).still()
            || firstSeen
            || asserts
            || process.rest().contains(from)
            || step.size() > 1)) {
      return false;
    }
    return firstCommutes || (secondCommutes && !secondSeen);
  }

  private String why(Arm first, String from, String label) {
    return ", for nobody else can see or disturb what "
        + (mobility(first).right() ? from : label)
        + " does";
  }

  private Mobility mobility(Arm arm) {
    return mobility.getOrDefault(arm, Mobility.NONE);
  }

  private boolean seen(Arm arm) {
    return arm.assignments().stream().anyMatch(a -> visible.contains(a.target().variable()));
  }

  /** Whether there may be a state in which none of the arms can be taken. */
  private static boolean mayBlock(List<Arm> arms) {
    for (Arm arm : arms) {
      if (arm.otherwise()
          || arm.guard().equals(Expr.of(true))
          || arms.stream().anyMatch(other -> complements(arm, other))) {
        return false;
      }
    }
    return true;
  }

  private static boolean complements(Arm a, Arm b) {
    return a.choices().isEmpty()
        && b.choices().isEmpty()
        && (Simplifier.not(a.guard()).equals(b.guard()) || opposite(a.guard(), b.guard()));
  }

  private static boolean opposite(Expr a, Expr b) {
    return a instanceof Expr.Binary x
        && b instanceof Expr.Binary y
        && x.operator() == Expr.Operator.EQ
        && y.operator() == Expr.Operator.NE
        && x.left().equals(y.left())
        && x.right().equals(y.right());
  }

  private List<TracedArm> compose(
      TracedArm first, List<TracedArm> firstStep, List<TracedArm> second) {
    Arm before = first.arm().otherwise() ? withGuard(first.arm(), firstStep) : first.arm();
    List<TracedArm> composed = new ArrayList<>();
    for (TracedArm traced : second) {
      Arm after = traced.arm().otherwise() ? withGuard(traced.arm(), second) : traced.arm();
      Arm both = simplifier.simplify(Composition.of(before, after, "_" + ++compositions));
      if (!DoubleWrites.certain(both).isEmpty()) {
        throw new CannotCompose("two writes that meet");
      }
      if (!both.guard().equals(Expr.of(false))) {
        mobility.put(both, mobility(first.arm()).and(mobility(traced.arm())));
        composed.add(new TracedArm(both, Origins.both(first.parts(), traced.parts())));
      }
    }
    return composed;
  }

  /** Steps with merged arms say outright when their otherwise arms can be taken. */
  private List<TracedArm> explicit(List<TracedArm> arms, List<TracedArm> before) {
    return arms.stream()
        .map(
            t -> {
              if (!t.arm().otherwise()) {
                return t;
              }
              Arm arm = simplifier.simplify(withGuard(t.arm(), before));
              mobility.put(arm, mobility(t.arm()));
              return new TracedArm(arm, t.parts());
            })
        .toList();
  }

  private Arm withGuard(Arm otherwise, List<TracedArm> step) {
    return Otherwise.withGuard(otherwise, step, "_" + ++compositions);
  }
}
