package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Range;

/**
 * Gives values places in the words of a state, one after the other: in the first word with room. If
 * one word is too small for all of them, the words are two parts, and those that come first are in
 * the first part: somewhat more than half of the bits, which makes few different ones of both parts
 * (the counters and the shared variables are in one, what is derived from them in the other).
 */
final class Allotment {

  private static final double FIRST = 0.55;

  private final List<Integer> used = new ArrayList<>();
  private final int firstPart;
  private final int firstBits;
  private int inFirst;

  /** Places for values of these ranges, in this order. */
  Allotment(List<Range> ranges) {
    int bits = ranges.stream().mapToInt(r -> Field.bitsFor(r.low(), r.high())).sum();
    int words = Math.max(1, (bits + Long.SIZE - 1) / Long.SIZE);
    this.firstPart = (words + 1) / 2;
    int least = bits - (words - firstPart) * Long.SIZE;
    this.firstBits = Math.max(least, Math.min(firstPart * Long.SIZE, (int) (FIRST * bits)));
    for (int w = 0; w < words; w++) {
      used.add(0);
    }
  }

  /** Bits of each word that are in use: the lowest. */
  List<Integer> used() {
    return List.copyOf(used);
  }

  /** How many words are the first part. */
  int firstPart() {
    return firstPart;
  }

  /** The place of the next value. */
  Field field(Range range) {
    int bits = Field.bitsFor(range.low(), range.high());
    if (bits == 0) {
      return new Field(0, 0, 0, range.low(), range.high());
    }
    int word = inFirst < firstBits ? room(0, firstPart, bits) : used.size();
    if (word == used.size()) {
      word = room(firstPart, used.size(), bits);
    }
    if (word == used.size()) {
      word = room(0, firstPart, bits);
    }
    if (word == used.size()) {
      used.add(0);
    }
    inFirst += word < firstPart ? bits : 0;
    int shift = used.get(word);
    used.set(word, shift + bits);
    return new Field(word, shift, bits, range.low(), range.high());
  }

  /**
   * The first word of some that has room for so many bits; the number of words if there is none.
   */
  private int room(int from, int to, int bits) {
    for (int word = from; word < to; word++) {
      if (used.get(word) + bits <= Long.SIZE) {
        return word;
      }
    }
    return used.size();
  }
}
