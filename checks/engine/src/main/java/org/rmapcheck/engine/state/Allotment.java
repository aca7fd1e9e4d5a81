package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Range;

/** Gives values places in the words of a state, one after the other: the first word with room. */
final class Allotment {

  private final List<Integer> used = new ArrayList<>(List.of(0));

  /** Bits of each word that are in use: the lowest. */
  List<Integer> used() {
    return List.copyOf(used);
  }

  /** The place of the next value. */
  Field field(Range range) {
    int bits = Field.bitsFor(range.low(), range.high());
    int word = 0;
    while (used.get(word) + bits > Long.SIZE) {
      word++;
      if (word == used.size()) {
        used.add(0);
      }
    }
    int shift = bits == 0 ? 0 : used.get(word);
    used.set(word, used.get(word) + bits);
    return new Field(bits == 0 ? 0 : word, shift, bits, range.low(), range.high());
  }
}
