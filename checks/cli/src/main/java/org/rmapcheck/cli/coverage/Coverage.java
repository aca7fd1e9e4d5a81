package org.rmapcheck.cli.coverage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/**
 * Explores a model as it is written and takes note, for each arm, how often it fires, whether its
 * guard is ever false when the process is there, and which of its assignments ever change anything.
 */
public final class Coverage {

  private final Model model;
  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final long[] fired;
  private final boolean[] refused;
  private final List<Set<Variable>> changed = new ArrayList<>();
  private final int[][][] byLabel;

  private Coverage(Model model) {
    this.model = model;
    this.layout = StateLayout.of(model);
    this.transitions = GroundTransitions.of(model);
    this.fired = new long[transitions.size()];
    this.refused = new boolean[transitions.size()];
    this.byLabel = new int[layout.instances().size()][][];
    for (int i = 0; i < byLabel.length; i++) {
      byLabel[i] = new int[layout.instances().get(i).process().steps().size()][];
    }
    for (int t = 0; t < fired.length; t++) {
      changed.add(new HashSet<>());
      var transition = transitions.get(t);
      int label = transition.who().process().indexOf(transition.step().label());
      int[] known = byLabel[transition.instance()][label];
      int[] more = known == null ? new int[1] : Arrays.copyOf(known, known.length + 1);
      more[more.length - 1] = t;
      byLabel[transition.instance()][label] = more;
    }
  }

  /** The coverage; empty if there are more states than that, or a model error. */
  public static Optional<Coverage> of(Model model, int mostStates) {
    Coverage coverage = new Coverage(model);
    return coverage.explore(mostStates) ? Optional.of(coverage) : Optional.empty();
  }

  private boolean explore(int mostStates) {
    var function = new InterpretedSuccessors(layout, transitions);
    SuccessorBuffer buffer = new SuccessorBuffer(layout.words());
    Set<List<Long>> seen = new HashSet<>();
    Deque<long[]> open = new ArrayDeque<>();
    long[] initial = layout.pack(new ReferenceInterpreter(model).initial());
    seen.add(key(initial));
    open.add(initial);
    while (!open.isEmpty() && seen.size() <= mostStates) {
      long[] words = open.remove();
      try {
        function.successors(words, buffer);
      } catch (ModelError e) {
        return false;
      }
      Set<Integer> taken = new HashSet<>();
      for (int i = 0; i < buffer.count(); i++) {
        long[] next =
            Arrays.copyOfRange(buffer.words(), buffer.offset(i), buffer.offset(i) + layout.words());
        taken.add(buffer.transition(i));
        take(buffer.transition(i), words, next);
        if (seen.add(key(next))) {
          open.add(next);
        }
      }
      refuse(words, taken);
    }
    return open.isEmpty();
  }

  private static List<Long> key(long[] words) {
    return Arrays.stream(words).boxed().toList();
  }

  private void take(int transition, long[] before, long[] after) {
    fired[transition]++;
    for (int location = 0; location < layout.locations().count(); location++) {
      if (layout.value(location).get(before) != layout.value(location).get(after)) {
        changed.get(transition).add(layout.locations().variable(location));
      }
    }
  }

  private void refuse(long[] words, Set<Integer> taken) {
    for (int i = 0; i < byLabel.length; i++) {
      int[] here = byLabel[i][(int) layout.counter(i).get(words)];
      for (int t : here == null ? new int[0] : here) {
        refused[t] |= !taken.contains(t);
      }
    }
  }

  /** One line for each arm, with how often it fired. */
  public List<String> profile() {
    List<String> lines = new ArrayList<>();
    eachArm((place, process, step, a) -> lines.add(place + ": " + fired(process, step, a)));
    return lines;
  }

  /** What is there for nothing: one line each, in the order of the model. */
  public List<String> idle() {
    List<String> lines = new ArrayList<>();
    eachArm((place, process, step, a) -> idle(place, process, step, a, lines));
    return lines;
  }

  private void idle(String place, Process process, Step step, int a, List<String> lines) {
    if (fired(process, step, a) == 0) {
      lines.add(place + ": never fires");
      return;
    }
    var arm = step.arms().get(a);
    if (!arm.otherwise() && !arm.guard().equals(Expr.of(true)) && !refused(process, step, a)) {
      lines.add(place + ": its guard is never false");
    }
    for (Assignment assignment : arm.assignments()) {
      Variable variable = assignment.target().variable();
      if (!changes(process, step, a, variable)) {
        lines.add(place + ": its assignment to " + variable.name() + " never changes anything");
      }
    }
  }

  private long fired(Process process, Step step, int a) {
    return of(process, step, a).stream().mapToLong(t -> fired[t]).sum();
  }

  private boolean refused(Process process, Step step, int a) {
    return of(process, step, a).stream().anyMatch(t -> refused[t]);
  }

  private boolean changes(Process process, Step step, int a, Variable variable) {
    return of(process, step, a).stream().anyMatch(t -> changed.get(t).contains(variable));
  }

  private List<Integer> of(Process process, Step step, int a) {
    List<Integer> all = new ArrayList<>();
    for (int t = 0; t < fired.length; t++) {
      var transition = transitions.get(t);
      if (transition.armIndex() == a
          && transition.step().label().equals(step.label())
          && transition.who().process().name().equals(process.name())) {
        all.add(t);
      }
    }
    return all;
  }

  /** Is shown each arm. */
  private interface ArmVisitor {
    void arm(String place, Process process, Step step, int a);
  }

  private void eachArm(ArmVisitor visitor) {
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        for (int a = 0; a < step.arms().size(); a++) {
          String arm = step.arms().size() == 1 ? "" : ", arm " + (a + 1);
          visitor.arm(process.name() + "." + step.label() + arm, process, step, a);
        }
      }
    }
  }
}
