package org.rmapcheck.cli.coverage;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * guard is ever false when the process is there, which of its assignments ever change anything, and
 * whether it can fire again from wherever the model may get to ({@link Ends}).
 */
public final class Coverage {

  private final Model model;
  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final long[] fired;
  private final boolean[] refused;
  private final List<Set<Variable>> changed = new ArrayList<>();
  private final int[][][] byLabel;
  private final List<int[]> successors = new ArrayList<>();
  private final List<int[]> takenBy = new ArrayList<>();
  private Ends ends = new Ends(List.of(), List.of());

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
    Map<LongBuffer, Integer> numbers = new HashMap<>();
    List<long[]> states = new ArrayList<>();
    number(layout.pack(new ReferenceInterpreter(model).initial()), numbers, states);
    for (int at = 0; at < states.size(); at++) {
      if (at == mostStates) {
        return false;
      }
      long[] words = states.get(at);
      try {
        function.successors(words, buffer);
      } catch (ModelError e) {
        return false;
      }
      int[] to = new int[buffer.count()];
      int[] by = new int[buffer.count()];
      for (int i = 0; i < to.length; i++) {
        long[] next =
            Arrays.copyOfRange(buffer.words(), buffer.offset(i), buffer.offset(i) + layout.words());
        by[i] = buffer.transition(i);
        take(by[i], words, next);
        to[i] = number(next, numbers, states);
      }
      successors.add(to);
      takenBy.add(by);
      refuse(words, Arrays.stream(by).boxed().collect(Collectors.toSet()));
    }
    ends = new Ends(successors, takenBy);
    return true;
  }

  private static int number(long[] words, Map<LongBuffer, Integer> numbers, List<long[]> states) {
    Integer known = numbers.putIfAbsent(LongBuffer.wrap(words), states.size());
    if (known == null) {
      states.add(words);
      return states.size() - 1;
    }
    return known;
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

  /** The process and label that a line is about. */
  public static String step(String line) {
    return line.substring(0, line.indexOf(':')).replaceFirst(", arm \\d+$", "");
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
    ending(process, step, a).ifPresent(who -> lines.add(place + who));
    for (Assignment assignment : arm.assignments()) {
      Variable variable = assignment.target().variable();
      if (!changes(process, step, a, variable)) {
        lines.add(place + ": its assignment to " + variable.name() + " never changes anything");
      }
    }
  }

  /**
   * Words for an arm that can fire for the last time: for everybody at once, or for those instances
   * alone that do fire it.
   */
  private Optional<String> ending(Process process, Step step, int a) {
    String again = ": from some state on it never fires again";
    List<Integer> all = of(process, step, a);
    if (!ends.all(all)) {
      return Optional.of(again);
    }
    List<String> who =
        model.instances().stream()
            .filter(instance -> instance.process().equals(process))
            .filter(instance -> !ends.all(all.stream().filter(t -> firedBy(t, instance)).toList()))
            .filter(instance -> all.stream().anyMatch(t -> firedBy(t, instance)))
            .map(Model.Instance::name)
            .toList();
    return who.isEmpty()
        ? Optional.empty()
        : Optional.of(again + " for " + String.join(" and ", who));
  }

  private boolean firedBy(int transition, Model.Instance instance) {
    return fired[transition] > 0 && transitions.get(transition).who().equals(instance);
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
