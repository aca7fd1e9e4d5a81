package org.rmapcheck.engine.search;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state of a bounded run with the steps that each instance has left, and how it was reached. */
final class BoundedNode {

  private static final int NO_TRANSITION = -1;

  private final long[] words;
  private final int[] left;
  private final int hash;
  private final @Nullable BoundedNode parent;
  private final int transition;
  private BigInteger runs;

  private BoundedNode(
      long[] words, int[] left, @Nullable BoundedNode parent, int transition, BigInteger runs) {
    this.words = words;
    this.left = left;
    this.hash = 31 * Arrays.hashCode(words) + Arrays.hashCode(left);
    this.parent = parent;
    this.transition = transition;
    this.runs = runs;
  }

  static BoundedNode start(long[] words, int[] left, BigInteger runs) {
    return new BoundedNode(words, left, null, NO_TRANSITION, runs);
  }

  /** What a changing step of an instance leads to. */
  BoundedNode then(long[] newWords, int instance, int byTransition) {
    int[] newLeft = left.clone();
    newLeft[instance]--;
    return new BoundedNode(newWords, newLeft, this, byTransition, runs);
  }

  /** The end of a run whose last step changes nothing. */
  BoundedNode lookingAt(int byTransition) {
    return new BoundedNode(words, left, this, byTransition, BigInteger.ZERO);
  }

  /** Reached by another transition, or from another state, too. */
  void alsoFrom(BoundedNode other) {
    runs = runs.add(other.runs);
  }

  long[] words() {
    return words;
  }

  boolean hasWords(long[] others) {
    return Arrays.equals(words, others);
  }

  int left(int instance) {
    return left[instance];
  }

  /** The number of runs from the start to here. */
  BigInteger runs() {
    return runs;
  }

  int transition() {
    return transition;
  }

  /** The nodes of one run from the start to this one; the start itself is left out. */
  List<BoundedNode> fromStart() {
    Deque<BoundedNode> run = new ArrayDeque<>();
    for (BoundedNode node = this; node != null && node.parent != null; node = node.parent) {
      run.addFirst(node);
    }
    return List.copyOf(run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundedNode node
        && Arrays.equals(words, node.words)
        && Arrays.equals(left, node.left);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
