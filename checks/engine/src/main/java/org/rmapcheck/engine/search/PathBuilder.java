package org.rmapcheck.engine.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.state.VisitedSet;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Rebuilds runs: before a state comes the one from which it was reached first, and between the two
 * is the first transition that leads from the one to the other.
 */
final class PathBuilder {

  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final SuccessorFunction successors;
  private final VisitedSet visited;
  private final Discoverers discoverers;
  private final SuccessorBuffer buffer;

  PathBuilder(
      StateLayout layout,
      GroundTransitions transitions,
      SuccessorFunction successors,
      VisitedSet visited,
      Discoverers discoverers) {
    this.layout = layout;
    this.transitions = transitions;
    this.successors = successors;
    this.visited = visited;
    this.discoverers = discoverers;
    this.buffer = new SuccessorBuffer(layout.words());
  }

  State state(int number) {
    return layout.unpack(words(number));
  }

  /** The run to a state, and one more transition if there is one. */
  Path to(int number, OptionalInt transition) {
    Deque<Integer> numbers = new ArrayDeque<>();
    for (int n = number; n != 0; n = parent(n)) {
      numbers.addFirst(n);
    }
    numbers.addFirst(0);
    List<Transition> steps = new ArrayList<>();
    List<State> states = new ArrayList<>();
    long[] previous = new long[0];
    for (int n : numbers) {
      long[] words = words(n);
      if (!states.isEmpty()) {
        steps.add(transitions.get(buffer.transition(leading(previous, words))));
      }
      states.add(layout.unpack(words));
      previous = words;
    }
    if (transition.isPresent()) {
      int i = taking(previous, transition.getAsInt());
      steps.add(transitions.get(transition.getAsInt()));
      states.add(layout.unpack(successor(i)));
    }
    return new Path(steps, states);
  }

  /** The state from which a state was reached first: looked for where that must have been. */
  private int parent(int number) {
    long[] child = words(number);
    int from = discoverers.first(number);
    for (int candidate = from; candidate < number; candidate++) {
      if (leadsTo(words(candidate), child)) {
        return candidate;
      }
    }
    throw new CheckerBug("nothing leads to " + layout.unpack(child));
  }

  private boolean leadsTo(long[] from, long[] to) {
    try {
      successors.successors(from, buffer);
    } catch (ModelError e) {
      return false;
    }
    for (int i = 0; i < buffer.count(); i++) {
      if (Arrays.equals(successor(i), to)) {
        return true;
      }
    }
    return false;
  }

  private int leading(long[] from, long[] to) {
    successors.successors(from, buffer);
    for (int i = 0; i < buffer.count(); i++) {
      if (Arrays.equals(successor(i), to)) {
        return i;
      }
    }
    throw new CheckerBug(
        "no transition leads from " + layout.unpack(from) + " to its child " + layout.unpack(to));
  }

  private int taking(long[] from, int transition) {
    successors.successors(from, buffer);
    for (int i = 0; i < buffer.count(); i++) {
      if (buffer.transition(i) == transition) {
        return i;
      }
    }
    throw new CheckerBug(
        "'" + transitions.name(transition) + "' is not enabled in " + layout.unpack(from));
  }

  private long[] successor(int i) {
    int offset = buffer.offset(i);
    return Arrays.copyOfRange(buffer.words(), offset, offset + layout.words());
  }

  private long[] words(int number) {
    long[] words = new long[layout.words()];
    visited.read(number, words);
    return words;
  }
}
