package org.rmapcheck.engine.successors;

import org.rmapcheck.engine.state.Ranker;

/** What generated code extends and calls. Public only for its sake. */
public abstract class CompiledCode {

  /** Thrown where the interpreter finds an error; the interpreter then says which. */
  public static final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // without a stack trace, and made once, since the interpreter says what is wrong
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final Trouble INSTANCE = new Trouble();

    private Trouble() {
      super("a model error", null, false, false);
    }
  }

  /** Made by generated code only. */
  protected CompiledCode() {}

  /** Fills the buffer as {@link SuccessorFunction#successors} does. */
  public abstract void successors(long[] state, SuccessorBuffer out);

  /**
   * Those of up to 64 formulas that hold in a state.
   *
   * @param group the formulas from {@code 64 * group} on
   * @param open the formulas to evaluate, as bits
   */
  public abstract long holding(int group, long open, long[] state, int at);

  /** Takes over what {@link #rank} and {@link #put} look into, in the order of their numbers. */
  public abstract void tables(short[][] tables, long[][] patterns);

  /** As {@link Ranker#rank}. */
  public abstract long rank(int word, long[] state, int at);

  /** As {@link Ranker#put}. */
  public abstract void put(int word, long rank, long[] state, int at);

  /** Ends the computation of this state. */
  public static Trouble trouble() {
    return Trouble.INSTANCE;
  }

  /** A value that is always a model error. */
  public static long failure() {
    throw Trouble.INSTANCE;
  }

  /** An index that must be a member. */
  public static int index(long value, long size) {
    if (value < 0 || value >= size) {
      throw Trouble.INSTANCE;
    }
    return (int) value;
  }

  /** A value that must be in a range. */
  public static long ranged(long value, long low, long high) {
    if (value < low || value > high) {
      throw Trouble.INSTANCE;
    }
    return value;
  }

  /** A sum that must fit 64 bits. */
  public static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw Trouble.INSTANCE;
    }
    return sum;
  }

  /** A difference that must fit 64 bits. */
  public static long minus(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw Trouble.INSTANCE;
    }
    return difference;
  }

  /** The next id of an ordered set, or none after the last. */
  public static long next(long id, long size) {
    if (id < 0) {
      throw Trouble.INSTANCE;
    }
    return id + 1 < size ? id + 1 : -1;
  }
}
