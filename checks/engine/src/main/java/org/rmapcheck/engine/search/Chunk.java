package org.rmapcheck.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.rmapcheck.engine.state.Candidates;
import org.rmapcheck.engine.state.Recent;
import org.rmapcheck.engine.state.VisitedSet;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.model.semantics.ModelError;

/**
 * The expansion of a short range of states of one depth: successors, counts and findings. It is in
 * the hands of one thread at a time. What it found it keeps, in order, until it is {@link #report
 * reported}.
 */
final class Chunk implements PropertyEvaluator.Sink {

  /** The most states of a chunk. */
  static final int BLOCK = 512;

  /** Working space of one thread. */
  static final class Space {
    final SuccessorBuffer buffer;
    final long[] state;
    final long[] block;
    final long[] firings;
    final Recent recent;

    Space(VisitedSet visited, int width, int transitions) {
      this.recent = visited.recent();
      this.buffer = new SuccessorBuffer(width);
      this.state = new long[width];
      this.block = new long[BLOCK * width];
      this.firings = new long[transitions];
    }
  }

  /**
   * Something found.
   *
   * @param position orders what was found as if states were expanded one after the other
   */
  private record Event(long position, Consumer<Findings> telling) {}

  private final VisitedSet visited;
  private final PropertyEvaluator properties;
  private final Candidates candidates;
  private final List<Event> events = new ArrayList<>();
  private final Births births = new Births();
  private final int[] ends = new int[BLOCK];
  private int[] taken = new int[256];
  private int takenCount;
  private int states;
  private int from;
  private int depth;
  private boolean isStuck;
  private int evaluated;
  private int number;

  Chunk(VisitedSet visited, PropertyEvaluator properties) {
    this.visited = visited;
    this.properties = properties;
    this.candidates = visited.candidates();
  }

  Candidates candidates() {
    return candidates;
  }

  int from() {
    return from;
  }

  int states() {
    return states;
  }

  long transitions() {
    return takenCount;
  }

  /** Which transitions led to new states; after the settling. */
  Births births() {
    return births;
  }

  /** Bytes in large arrays. */
  long bytes() {
    return candidates.bytes() + (long) taken.length * Integer.BYTES;
  }

  private void clear(int newDepth) {
    candidates.clear();
    events.clear();
    takenCount = 0;
    states = 0;
    depth = newDepth;
  }

  /** In place of an expansion: one state that has no parent. */
  void begin(long[] initial) {
    clear(-1);
    candidates.add(initial, 0);
    candidates.sort();
  }

  /**
   * Computes all successors of the states from {@code first} up to {@code end}.
   *
   * @param unseenAssertions which assertions are of interest, as bits
   */
  void expand(
      int first,
      int end,
      int atDepth,
      SuccessorFunction successors,
      long unseenAssertions,
      Space space) {
    clear(atDepth);
    from = first;
    long unseen = unseenAssertions;
    boolean seenDeadlock = false;
    boolean seenError = false;
    SuccessorBuffer buffer = space.buffer;
    int width = space.state.length;
    visited.read(first, end, space.block);
    for (int next = first; next < end; next++) {
      System.arraycopy(space.block, (next - first) * width, space.state, 0, width);
      int state = next;
      try {
        successors.successors(space.state, buffer);
      } catch (ModelError e) {
        if (!seenError) {
          seenError = true;
          found(2L * candidates.count(), findings -> findings.failed(state));
        }
        ends[states++] = candidates.count();
        continue;
      }
      unseen = take(state, unseen, space);
      ends[states++] = candidates.count();
      if (!seenDeadlock && isStuck && properties.isStuck(space.state)) {
        seenDeadlock = true;
        found(0, findings -> findings.deadlocked(state, atDepth));
      }
    }
    candidates.sort();
  }

  private long take(int state, long unseenAssertions, Space space) {
    SuccessorBuffer buffer = space.buffer;
    int count = buffer.count();
    if (takenCount + count > taken.length) {
      taken = Arrays.copyOf(taken, Math.max(takenCount + count, 2 * taken.length));
    }
    for (int i = 0; i < count; i++) {
      taken[takenCount + i] = buffer.transition(i);
    }
    takenCount += count;
    int first = candidates.count();
    isStuck = !candidates.add(buffer.words(), count, space.state, space.recent);
    return (buffer.anyFailed() & unseenAssertions) == 0
        ? unseenAssertions
        : tellFailed(state, first, unseenAssertions, buffer);
  }

  private long tellFailed(int state, int first, long unseenAssertions, SuccessorBuffer buffer) {
    long unseen = unseenAssertions;
    int before = first;
    for (int i = 0; i < buffer.count(); i++) {
      while (before < candidates.count() && candidates.ordinal(before) < i) {
        before++;
      }
      long failed = buffer.failed(i) & unseen;
      if (failed != 0) {
        unseen &= ~failed;
        int transition = buffer.transition(i);
        found(
            2L * before,
            findings -> findings.assertionsFailed(failed, state, transition, depth + 1));
      }
    }
    return unseen;
  }

  private void found(long position, Consumer<Findings> telling) {
    events.add(new Event(position, telling));
  }

  /** Queues the new states, evaluates properties in them, and counts. */
  void settle(Space space) {
    births.clear();
    long[] open = properties.open();
    number = candidates.firstNumber();
    int i = 0;
    for (int s = 0; s < states; s++) {
      for (; i < ends[s]; i++) {
        if (candidates.isNew(i)) {
          births.born(candidates.ordinal(i));
          settle(i, open, space);
        }
      }
      births.end();
    }
    for (; i < candidates.count(); i++) {
      // the initial state, which has no parent
      settle(i, open, space);
    }
    for (int t = 0; t < takenCount; t++) {
      space.firings[taken[t]]++;
    }
  }

  private void settle(int i, long[] open, Space space) {
    visited.queue(number, candidates, i);
    evaluated = i;
    properties.evaluate(open, candidates.words(), candidates.offset(i), space.state, this);
    number++;
  }

  @Override
  public void decided(int formula) {
    int state = number;
    found(2L * evaluated + 1, findings -> findings.decided(formula, state, depth + 1, properties));
  }

  @Override
  public void failed(int formula) {
    int state = number;
    found(2L * evaluated + 1, findings -> findings.failed(formula, state, properties));
  }

  /** Tells what was found; chunkOf must report in the order of their states. */
  void report(Findings findings) {
    if (!events.isEmpty()) {
      events.sort(Comparator.comparingLong(Event::position));
      events.forEach(event -> event.telling.accept(findings));
    }
  }
}
