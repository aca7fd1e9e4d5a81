package org.rmapcheck.engine.state;

import java.util.List;
import java.util.stream.IntStream;

/** States that are words without a model. */
final class Words {

  private Words() {}

  /** Numbers states whose words use so many bits each, the lowest, as they are. */
  static Ranking ranking(int... bits) {
    List<Field> fields =
        IntStream.range(0, bits.length)
            .mapToObj(w -> new Field(w, 0, bits[w], 0, (1L << (bits[w] - 1)) - 1))
            .toList();
    return new Ranking(bits.length, List.of(), fields);
  }
}
