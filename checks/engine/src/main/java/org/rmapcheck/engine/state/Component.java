package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmapcheck.engine.CheckerBug;

/**
 * Fields of a state that are numbered together, as not all combinations of their bits occur. The
 * number is found piece by piece, a few bits each, in tables that lead from what is known of it to
 * more; a state has it back by one look into a list.
 */
public final class Component {

  /** The most bits that a table is asked with: those of the first piece, and of each one after. */
  static final int FIRST_BITS = 12;

  private static final int MORE_BITS = 8;

  /** The most combinations that a component may have. */
  static final int MOST = Short.MAX_VALUE;

  /** In place of a number: these bits do not occur. */
  private static final short NONE = -1;

  /** Bits of one word that lie side by side, and what is known with them. */
  public static final class Piece {
    private final int word;
    private final int shift;
    private int bits;
    private short[] next = {};

    private Piece(Field field) {
      this.word = field.word();
      this.shift = field.shift();
    }

    private boolean hasRoom(Field field, int most) {
      return word == field.word() && shift + bits == field.shift() && bits + field.bits() <= most;
    }

    private int index(int before, long[] state, int at) {
      int here = (int) (state[at + word] >>> shift) & ((1 << bits) - 1);
      return (before << bits) | here;
    }

    /** The word of a state. */
    public int word() {
      return word;
    }

    /** The lowest bit there. */
    public int shift() {
      return shift;
    }

    /** How many bits. */
    public int bits() {
      return bits;
    }

    /**
     * By the number before, which is 0 for the first piece, and below it the bits: the number with
     * them. For the last piece it is that of the component, or negative if these bits do not occur.
     */
    public short[] next() {
      return next;
    }
  }

  private final String what;
  private final Piece[] pieces;
  private final int[] words;
  private final long[][] patterns;

  /**
   * Fields of which these combinations occur.
   *
   * @param what whose fields they are, for a message
   * @param fields each of one bit at least
   * @param combinations words of states that have them in place, and zeros elsewhere: at most
   *     {@link #MOST}, no two alike
   */
  Component(String what, List<Field> fields, List<long[]> combinations) {
    if (combinations.size() > MOST) {
      throw new IllegalArgumentException(what + ": more than " + MOST + " combinations");
    }
    this.what = what;
    this.words = fields.stream().mapToInt(Field::word).distinct().toArray();
    this.patterns = new long[words.length][];
    for (int w = 0; w < words.length; w++) {
      int word = words[w];
      patterns[w] = combinations.stream().mapToLong(state -> state[word]).toArray();
    }
    this.pieces = pieces(fields);
    fill(combinations);
  }

  /** Fields that have any values of their ranges, in states of so many words. */
  static Component anyOf(String what, List<Field> fields, int width) {
    List<long[]> all = List.of(new long[width]);
    for (Field field : fields) {
      List<long[]> more = new ArrayList<>();
      for (long[] before : all) {
        for (long above = 0; above <= field.high() - field.low(); above++) {
          long[] with = before.clone();
          field.set(with, 0, field.low() + above);
          more.add(with);
        }
      }
      all = more;
    }
    return new Component(what, fields, all);
  }

  private static Piece[] pieces(List<Field> fields) {
    List<Piece> pieces = new ArrayList<>();
    for (Field field : fields) {
      int last = pieces.size() - 1;
      if (last < 0 || !pieces.get(last).hasRoom(field, last == 0 ? FIRST_BITS : MORE_BITS)) {
        pieces.add(new Piece(field));
        last++;
      }
      pieces.get(last).bits += field.bits();
    }
    return pieces.toArray(Piece[]::new);
  }

  private void fill(List<long[]> combinations) {
    int[] numbers = new int[combinations.size()];
    int before = 1;
    for (int p = 0; p < pieces.length; p++) {
      Piece piece = pieces[p];
      boolean isLast = p == pieces.length - 1;
      short[] next = new short[before << piece.bits];
      Arrays.fill(next, NONE);
      int count = 0;
      for (int n = 0; n < numbers.length; n++) {
        int index = piece.index(numbers[n], combinations.get(n), 0);
        if (next[index] == NONE) {
          next[index] = (short) (isLast ? n : count++);
        }
        numbers[n] = next[index];
      }
      if (!isLast) {
        // what does not occur leads on, to one number from which nothing occurs
        for (int index = 0; index < next.length; index++) {
          next[index] = next[index] == NONE ? (short) count : next[index];
        }
      }
      piece.next = next;
      before = count + 1;
    }
  }

  /** How many combinations there are: their numbers are below. */
  int size() {
    return patterns[0].length;
  }

  /** The pieces of which the number is found, one after the other. */
  public List<Piece> pieces() {
    return List.of(pieces);
  }

  /** The words of a state in which its fields are. */
  public int[] words() {
    return words.clone();
  }

  /** The bits of its fields in the n-th of these words, by number. */
  public long[] patterns(int n) {
    return patterns[n];
  }

  /** The number of what a state has in these fields. */
  int number(long[] state, int at) {
    int number = 0;
    for (Piece piece : pieces) {
      number = piece.next[piece.index(number, state, at)];
    }
    if (number < 0) {
      throw new CheckerBug(what + " were said never to have the values that they have here");
    }
    return number;
  }

  /** Puts the fields of a number into a state that has zeros there. */
  void put(int number, long[] state, int at) {
    for (int w = 0; w < words.length; w++) {
      state[at + words[w]] |= patterns[w][number];
    }
  }
}
