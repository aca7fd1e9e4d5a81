package org.rmapcheck.model.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Looks for a run of a model whose observable steps are the given observations, in an order that
 * respects what is known of theirs. Steps that nobody observes are free and found by search: weak
 * inclusion of traces.
 *
 * <p>Exact up to a limit: what {@link Answer.Conforms conforms} has a run, what {@link
 * Answer.Differs differs} has none. By the reference semantics. The observations need not reach the
 * end of a run.
 */
public final class Conformance<O, V> {

  private final ReferenceInterpreter reference;
  private final Reading<O, V> reading;
  private final int limit;

  /**
   * A checker.
   *
   * @param limit how many combinations of state, values and explained observations to look at
   */
  public Conformance(Model model, Reading<O, V> reading, int limit) {
    this.reference = new ReferenceInterpreter(model);
    this.reading = reading;
    this.limit = limit;
  }

  /** Whether observations are those of a run. */
  public sealed interface Answer {

    /** They are those of this run. */
    record Conforms(List<Transition> run) implements Answer {
      public Conforms {
        run = List.copyOf(run);
      }
    }

    /**
     * No run has them.
     *
     * @param explained the most that a run explains
     * @param next positions of the observations that then cannot come
     */
    record Differs(int explained, List<Integer> next) implements Answer {
      public Differs {
        next = List.copyOf(next);
      }
    }

    /** The limit ended the search. */
    record Undecided(int explained) implements Answer {}
  }

  /** A place in the search; what it is equal by is what the rest of the search depends on. */
  private final class Node {
    private final State state;
    private final V values;
    private final BitSet explained;
    private final @Nullable Node parent;
    private final @Nullable Transition by;

    Node(State state, V values, BitSet explained, @Nullable Node parent, @Nullable Transition by) {
      this.state = state;
      this.values = values;
      this.explained = explained;
      this.parent = parent;
      this.by = by;
    }

    BitSet with(int observation) {
      BitSet more = (BitSet) explained.clone();
      more.set(observation);
      return more;
    }

    List<Object> key() {
      return List.of(state, values, explained);
    }

    List<Transition> run() {
      Deque<Transition> run = new ArrayDeque<>();
      for (Node node = this; node != null; node = node.parent) {
        if (node.by != null) {
          run.addFirst(node.by);
        }
      }
      return List.copyOf(run);
    }
  }

  /** Whether the observations are those of a run from the initial state. */
  public Answer check(List<Observed<O>> observations) {
    State initial = reference.initial();
    Deque<Node> open = new ArrayDeque<>();
    Set<List<Object>> known = new HashSet<>();
    Node best = new Node(initial, reading.start(initial), new BitSet(), null, null);
    open.push(best);
    known.add(best.key());
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.explained.cardinality() > best.explained.cardinality()) {
        best = node;
      }
      if (node.explained.cardinality() == observations.size()) {
        return new Answer.Conforms(node.run());
      }
      for (Node next : successors(node, observations)) {
        if (known.add(next.key())) {
          open.push(next);
        }
      }
      if (known.size() > limit) {
        return new Answer.Undecided(best.explained.cardinality());
      }
    }
    return new Answer.Differs(best.explained.cardinality(), possible(best.explained, observations));
  }

  /** Hidden steps first: the last ones in are looked at first. */
  private List<Node> successors(Node node, List<Observed<O>> observations) {
    List<Node> next = new ArrayList<>();
    List<Integer> possible = possible(node.explained, observations);
    List<Node> explaining = new ArrayList<>();
    for (Transition transition : reference.enabled(node.state)) {
      State after = reference.execute(node.state, transition).state();
      Reading.Step step = new Reading.Step(node.state, transition, after);
      reading
          .hidden(node.values, step)
          .ifPresent(v -> next.add(new Node(after, v, node.explained, node, transition)));
      for (int k : possible) {
        Optional<V> values = reading.explains(observations.get(k).what(), node.values, step);
        values.ifPresent(v -> explaining.add(new Node(after, v, node.with(k), node, transition)));
      }
    }
    for (int k : possible) {
      Optional<V> values = reading.seenIn(observations.get(k).what(), node.values, node.state);
      values.ifPresent(v -> explaining.add(new Node(node.state, v, node.with(k), node, null)));
    }
    next.addAll(explaining);
    return next;
  }

  /** The observations that can come next. */
  private static <O> List<Integer> possible(BitSet explained, List<Observed<O>> observations) {
    List<Integer> possible = new ArrayList<>();
    for (int k = 0; k < observations.size(); k++) {
      if (!explained.get(k) && observations.get(k).after().stream().allMatch(explained::get)) {
        possible.add(k);
      }
    }
    return possible;
  }
}
