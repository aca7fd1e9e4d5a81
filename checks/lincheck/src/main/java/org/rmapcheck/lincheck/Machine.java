package org.rmapcheck.lincheck;

import java.util.Set;
import java.util.TreeSet;

/**
 * The state that the threads of one run share. Each method is one atomic step of the run: Lincheck
 * is told to switch threads before it and not within it.
 *
 * <p>Properties are checked in the step that could break them, and what breaks stays broken.
 */
final class Machine {

  private final ReferenceStates states;
  private final Hangs hangs;
  private final int[] left;
  private final Set<String> broken = new TreeSet<>();
  private ReachedState at;
  private final boolean[] waiting;
  private int taken;

  Machine(ReferenceStates states, Hangs hangs) {
    this.states = states;
    this.hangs = hangs;
    this.at = states.start();
    this.left = states.bounded().steps().stream().mapToInt(Integer::intValue).toArray();
    this.waiting = new boolean[left.length];
    broken.addAll(states.before());
  }

  /**
   * Takes the next step of an instance.
   *
   * @param choice which of its transitions, modulo their number
   * @return the text of a {@link Stamp}
   */
  String step(int instance, int choice) {
    ReachedState.Offer offer = states.offer(at, instance);
    broken.addAll(offer.failing().keySet());
    if (offer.moves().isEmpty()) {
      return Stamp.none(broken, !isOver()).text();
    }
    int which = choice % offer.moves().size();
    ReachedState.Move move = offer.moves().get(which);
    at = move.to();
    left[instance]--;
    broken.addAll(move.failed());
    broken.addAll(at.broken);
    taken++;
    return new Stamp(taken, which, offer.moves().size(), broken, call()).text();
  }

  /** Whether an instance that could not go on still cannot; it is then counted as waiting. */
  boolean mustWait(int instance) {
    waiting[instance] = !mayTry(instance);
    return waiting[instance];
  }

  private Stamp.Call call() {
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] && mayTry(i)) {
        return Stamp.Call.WAKES;
      }
    }
    return Stamp.Call.NOBODY;
  }

  private boolean mayTry(int instance) {
    return !states.offer(at, instance).moves().isEmpty() || isOver();
  }

  /** Nobody who has steps left can take one; a hang may be left to Lincheck to find. */
  private boolean isOver() {
    for (int i = 0; i < left.length; i++) {
      if (left[i] > 0 && !states.offer(at, i).moves().isEmpty()) {
        return false;
      }
    }
    return hangs == Hangs.END_THE_RUN || !at.broken.contains("deadlock");
  }
}
