package org.rmapcheck.engine.successors;

import java.util.Arrays;

/** The transitions of one state, reused from state to state. For one thread. */
public final class SuccessorBuffer {

  /** For states of up to so many words there is a method that adds one at once. */
  static final int WORDS_AT_ONCE = 3;

  private final int width;
  private int count;
  private long anyFailed;
  private int[] transitions = new int[64];
  private long[] failed = new long[64];
  private long[] words;
  private int[] scratch = new int[64];
  private int[] enabled = new int[64];

  /** An empty buffer for states of {@code width} words. */
  public SuccessorBuffer(int width) {
    this.width = width;
    this.words = new long[64 * width];
  }

  /** Number of transitions. */
  public int count() {
    return count;
  }

  /** Ground number of the {@code i}-th transition. */
  public int transition(int i) {
    return transitions[i];
  }

  /** The assertions that failed, by {@link GroundTransitions#assertedProperties()}. */
  public long failed(int i) {
    return failed[i];
  }

  /** The assertions that failed in any of the transitions. */
  public long anyFailed() {
    return anyFailed;
  }

  /** The words of all successor states; that of the {@code i}-th transition at its offset. */
  public long[] words() {
    return words;
  }

  /** Where the words of the {@code i}-th successor begin. */
  public int offset(int i) {
    return i * width;
  }

  /** Forgets all transitions. */
  public void clear() {
    count = 0;
    anyFailed = 0;
  }

  /** Makes room for one more successor, a copy of the given state, and returns its offset. */
  public int begin(long[] state) {
    if (count == transitions.length) {
      transitions = Arrays.copyOf(transitions, count * 2);
      failed = Arrays.copyOf(failed, count * 2);
      words = Arrays.copyOf(words, words.length * 2);
    }
    int offset = count * width;
    for (int w = 0; w < width; w++) {
      words[offset + w] = state[w];
    }
    return offset;
  }

  /** Ends the successor that was begun; without this it is no transition. */
  public void end(int transition, long failedAssertions) {
    transitions[count] = transition;
    failed[count] = failedAssertions;
    anyFailed |= failedAssertions;
    count++;
  }

  /** Makes room for so many successors in all, for {@link #add}. */
  public void reserve(int successors) {
    if (transitions.length < successors) {
      transitions = Arrays.copyOf(transitions, successors);
      failed = Arrays.copyOf(failed, successors);
      words = Arrays.copyOf(words, successors * width);
    }
  }

  /** Adds a transition and returns where its words are to be put; room must have been reserved. */
  public int add(int transition, long failedAssertions) {
    int i = count;
    transitions[i] = transition;
    failed[i] = failedAssertions;
    anyFailed |= failedAssertions;
    count = i + 1;
    return i * width;
  }

  /** Adds a transition to a state of one word. */
  public void add(int transition, long failedAssertions, long w0) {
    int at = add(transition, failedAssertions);
    words[at] = w0;
  }

  /** Adds a transition to a state of two words. */
  public void add(int transition, long failedAssertions, long w0, long w1) {
    int at = add(transition, failedAssertions);
    long[] to = words;
    to[at] = w0;
    to[at + 1] = w1;
  }

  /** Adds a transition to a state of three words. */
  public void add(int transition, long failedAssertions, long w0, long w1, long w2) {
    int at = add(transition, failedAssertions);
    long[] to = words;
    to[at] = w0;
    to[at + 1] = w1;
    to[at + 2] = w2;
  }

  /** Working space for the locations that one transition has written. */
  int[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new int[Math.max(length, scratch.length * 2)];
    }
    return scratch;
  }

  /** Working space for the arms of one step that are enabled. */
  int[] enabled(int length) {
    if (enabled.length < length) {
      enabled = new int[Math.max(length, enabled.length * 2)];
    }
    return enabled;
  }
}
