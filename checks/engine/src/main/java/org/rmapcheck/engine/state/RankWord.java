package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of a rank. Its lowest bits are bits of the state as they are; above them is a number
 * whose digits are the numbers of {@link Component components}, each with a base of its own.
 */
public final class RankWord {

  /** Bits that lie side by side in one word of a state, and where they are in this one. */
  public record Run(int word, int shift, int bits, int to) {

    boolean canHave(Field field) {
      return word == field.word() && shift + bits == field.shift();
    }

    Run with(Field field) {
      return new Run(word, shift, bits + field.bits(), to);
    }

    /** So many ones. */
    public long mask() {
      return -1L >>> (Long.SIZE - bits);
    }
  }

  private final Component[] components;
  private final long[] strides;
  private final Run[] runs;
  private final int runBits;
  private final int bits;

  /** A word of these components and fields, which must {@link #fit}. */
  RankWord(List<Component> components, List<Field> fields) {
    this.components = components.toArray(Component[]::new);
    this.strides = new long[components.size()];
    long numbers = 1;
    for (int c = 0; c < strides.length; c++) {
      strides[c] = numbers;
      numbers *= this.components[c].size();
    }
    this.runs = runs(fields);
    this.runBits = fields.stream().mapToInt(Field::bits).sum();
    this.bits = runBits + Field.bitsFor(0, numbers - 1);
  }

  /** A word of a state as it is, of which so many bits are in use: the lowest. */
  static RankWord same(int word, int bits) {
    return new RankWord(List.of(), List.of(new Field(word, 0, bits, 0, -1L >>> 1)));
  }

  private static Run[] runs(List<Field> fields) {
    List<Run> runs = new ArrayList<>();
    int used = 0;
    for (Field field : fields) {
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).canHave(field)) {
        runs.set(last, runs.get(last).with(field));
      } else {
        runs.add(new Run(field.word(), field.shift(), field.bits(), used));
      }
      used += field.bits();
    }
    return runs.toArray(Run[]::new);
  }

  /** Whether one word has room for them. */
  static boolean fit(List<Component> components, List<Field> fields) {
    int low = fields.stream().mapToInt(Field::bits).sum();
    if (components.isEmpty()) {
      return low <= Long.SIZE;
    } else if (low >= Long.SIZE) {
      return false;
    }
    // a number above the bits stays positive, so that it can be divided
    long most = Long.MAX_VALUE >>> low;
    for (Component component : components) {
      most /= component.size();
    }
    return most > 0;
  }

  /** The digits of its number. */
  public List<Component> components() {
    return List.of(components);
  }

  /** How many numbers the digits before that of a component make, lower ones. */
  public long stride(int component) {
    return strides[component];
  }

  /** How many of its lowest bits are as they are: the number is above. */
  public int runBits() {
    return runBits;
  }

  /** The bits that are as they are. */
  public List<Run> runs() {
    return List.of(runs);
  }

  /** How many of its bits are in use: the lowest. */
  int bits() {
    return bits;
  }

  /** What this word is for a state. */
  long of(long[] state, int at) {
    long number = 0;
    for (int c = 0; c < components.length; c++) {
      number += components[c].number(state, at) * strides[c];
    }
    long word = components.length == 0 ? 0 : number << runBits;
    for (Run run : runs) {
      word |= (state[at + run.word] >>> run.shift & run.mask()) << run.to;
    }
    return word;
  }

  /** Puts what the word tells into a state that has zeros there. */
  void put(long word, long[] state, int at) {
    for (Run run : runs) {
      state[at + run.word] |= (word >>> run.to & run.mask()) << run.shift;
    }
    long number = components.length == 0 ? 0 : word >>> runBits;
    for (int c = components.length - 1; c >= 0; c--) {
      long digit = number / strides[c];
      number -= digit * strides[c];
      components[c].put((int) digit, state, at);
    }
  }
}
