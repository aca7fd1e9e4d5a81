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
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Rebuilds runs: back from a state to the one from which it was reached first, and so on to the
 * initial one, then forward again by the transitions that led there.
 */
final class PathBuilder {

  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final SuccessorFunction successors;
  private final Genealogy genealogy;
  private final SuccessorBuffer buffer;

  PathBuilder(
      StateLayout layout,
      GroundTransitions transitions,
      SuccessorFunction successors,
      Genealogy genealogy) {
    this.layout = layout;
    this.transitions = transitions;
    this.successors = successors;
    this.genealogy = genealogy;
    this.buffer = new SuccessorBuffer(layout.words());
  }

  State state(int number) {
    return to(number, OptionalInt.empty()).last();
  }

  /** The run to a state, and one more transition if there is one. */
  Path to(int number, OptionalInt transition) {
    Deque<Integer> ordinals = new ArrayDeque<>();
    for (int n = number; n != 0; ) {
      Genealogy.Origin origin = genealogy.of(n);
      ordinals.addFirst(origin.ordinal());
      n = origin.parent();
    }
    List<Transition> steps = new ArrayList<>();
    List<State> states = new ArrayList<>();
    State initial = new ReferenceInterpreter(layout.model()).initial();
    states.add(initial);
    long[] words = layout.pack(initial);
    for (int ordinal : ordinals) {
      successors.successors(words, buffer);
      if (ordinal >= buffer.count()) {
        throw new CheckerBug("no transition " + ordinal + " of " + layout.unpack(words));
      }
      words = take(ordinal, steps, states);
    }
    if (transition.isPresent()) {
      take(indexOf(words, transition.getAsInt()), steps, states);
    }
    return new Path(steps, states);
  }

  private long[] take(int i, List<Transition> steps, List<State> states) {
    int offset = buffer.offset(i);
    long[] words = Arrays.copyOfRange(buffer.words(), offset, offset + layout.words());
    steps.add(transitions.get(buffer.transition(i)));
    states.add(layout.unpack(words));
    return words;
  }

  private int indexOf(long[] from, int transition) {
    successors.successors(from, buffer);
    for (int i = 0; i < buffer.count(); i++) {
      if (buffer.transition(i) == transition) {
        return i;
      }
    }
    throw new CheckerBug(
        "'" + transitions.name(transition) + "' is not enabled in " + layout.unpack(from));
  }
}
