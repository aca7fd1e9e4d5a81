package org.rmapcheck.engine.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.Transition;

/**
 * The fewest context switches with which each state can be reached in the fewest steps, by the
 * process that steps last: one pass, level by level, over the states of the first levels.
 */
final class SwitchLevels {

  private static final int NEVER = Integer.MAX_VALUE;

  /** What ends a run. */
  interface Target {

    /** Whether a state of the last level is it. */
    boolean isState(long[] words, StateLayout layout);

    /** Whether a step into the last level is it, by the assertions that failed. */
    boolean isStep(long failedAssertions, GroundTransitions transitions);

    /** A property is broken. */
    static Target of(Model model, Property property) {
      ReferenceInterpreter reference = new ReferenceInterpreter(model);
      return new Target() {
        @Override
        public boolean isState(long[] words, StateLayout layout) {
          try {
            return property
                .invariant()
                .filter(e -> !reference.holds(e, layout.unpack(words)))
                .isPresent();
          } catch (ModelError e) {
            return false;
          }
        }

        @Override
        public boolean isStep(long failed, GroundTransitions transitions) {
          int bit = transitions.assertedProperties().indexOf(property.id());
          return bit >= 0 && (failed >>> bit & 1) != 0;
        }
      };
    }

    /** Nobody can go on. */
    static Target deadlock(Model model) {
      ReferenceInterpreter reference = new ReferenceInterpreter(model);
      return new Target() {
        @Override
        public boolean isState(long[] words, StateLayout layout) {
          try {
            return reference.deadlocked(layout.unpack(words));
          } catch (ModelError e) {
            return false;
          }
        }

        @Override
        public boolean isStep(long failed, GroundTransitions transitions) {
          return false;
        }
      };
    }
  }

  /** A state by its words. */
  private static final class Key {
    private final long[] words;

    Key(long[] words) {
      this.words = words;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(words, key.words);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(words);
    }
  }

  /** How a state was reached with a process stepping last: from which node, by which transition. */
  private record Arrival(Node from, int last, int transition) {}

  /** A state with its cheapest arrivals, one for each process that can step last. */
  private static final class Node {
    private final long[] words;
    private final int level;
    private final int[] switches;
    private final Arrival[] arrivals;

    Node(long[] words, int level, int instances) {
      this.words = words;
      this.level = level;
      this.switches = new int[instances];
      this.arrivals = new Arrival[instances];
      Arrays.fill(switches, NEVER);
    }
  }

  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final SuccessorFunction successors;
  private final SuccessorBuffer buffer;
  private final Target target;
  private final long mostStates;
  private final int instances;
  private final Map<Key, Node> nodes = new HashMap<>();
  private int fewest = NEVER;
  private Optional<Arrival> end = Optional.empty();

  SwitchLevels(Model model, Target target, long mostStates) {
    this.layout = StateLayout.of(model);
    this.transitions = GroundTransitions.of(model);
    this.successors = new InterpretedSuccessors(layout, transitions);
    this.buffer = new SuccessorBuffer(layout.words());
    this.target = target;
    this.mostStates = mostStates;
    this.instances = model.instances().size();
  }

  /** The steps of the run; empty if there were too many states. */
  Optional<List<Transition>> run(int depth) {
    Node initial =
        new Node(
            layout.pack(new ReferenceInterpreter(layout.model()).initial()),
            0,
            Math.max(1, instances));
    Arrays.fill(initial.switches, 0);
    nodes.put(new Key(initial.words), initial);
    List<Node> level = List.of(initial);
    for (int k = 1; k <= depth; k++) {
      level = next(level, k, k == depth);
      if (nodes.size() > mostStates) {
        return Optional.empty();
      }
    }
    level.forEach(this::end);
    return end.map(this::steps);
  }

  private List<Node> next(List<Node> level, int number, boolean isLast) {
    List<Node> next = new ArrayList<>();
    for (Node node : level) {
      try {
        successors.successors(node.words, buffer);
      } catch (ModelError e) {
        continue;
      }
      for (int i = 0; i < buffer.count(); i++) {
        if (isLast && target.isStep(buffer.failed(i), transitions)) {
          end(node, buffer.transition(i));
        }
        int offset = buffer.offset(i);
        long[] words = Arrays.copyOfRange(buffer.words(), offset, offset + layout.words());
        Key key = new Key(words);
        Node to = nodes.get(key);
        if (to == null) {
          to = new Node(words, number, instances);
          nodes.put(key, to);
          next.add(to);
        }
        if (to.level == number) {
          arrive(node, buffer.transition(i), to);
        }
      }
      if (nodes.size() > mostStates) {
        return next;
      }
    }
    return next;
  }

  private void arrive(Node from, int transition, Node to) {
    int instance = transitions.get(transition).instance();
    for (int last = 0; last < instances; last++) {
      int switches = switches(from, last, instance);
      if (switches < to.switches[instance]) {
        to.switches[instance] = switches;
        to.arrivals[instance] = new Arrival(from, last, transition);
      }
    }
  }

  private static int switches(Node from, int last, int instance) {
    if (from.switches[last] == NEVER) {
      return NEVER;
    }
    return from.switches[last] + (last == instance || from.level == 0 ? 0 : 1);
  }

  /** A step ends the run. */
  private void end(Node from, int transition) {
    int instance = transitions.get(transition).instance();
    for (int last = 0; last < instances; last++) {
      int switches = switches(from, last, instance);
      if (switches < fewest) {
        fewest = switches;
        end = Optional.of(new Arrival(from, last, transition));
      }
    }
  }

  /** A state of the last level may end the run. */
  private void end(Node node) {
    for (int last = 0; last < instances; last++) {
      if (node.switches[last] < fewest && target.isState(node.words, layout)) {
        fewest = node.switches[last];
        end = Optional.of(node.arrivals[last]);
      }
    }
  }

  private List<Transition> steps(Arrival last) {
    Deque<Transition> steps = new ArrayDeque<>();
    Arrival at = last;
    while (true) {
      steps.addFirst(transitions.get(at.transition()));
      if (at.from().level == 0) {
        return List.copyOf(steps);
      }
      at = at.from().arrivals[at.last()];
    }
  }
}
