package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small tables of all shapes, always the same ones. */
final class RandomTruths {

  private RandomTruths() {}

  /** Tables whose cell 0 holds. */
  static List<Truth> some(int number) {
    Random random = new Random(5);
    List<Truth> truths = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int[] sizes = random.ints(1 + random.nextInt(4), 1, 4).toArray();
      int cells = 1;
      for (int size : sizes) {
        cells *= size;
      }
      int breaking = random.nextInt(10);
      int silent = random.nextInt(5);
      Truth.Value[] values = new Truth.Value[cells];
      for (int cell = 0; cell < cells; cell++) {
        int dice = random.nextInt(15);
        values[cell] =
            cell == 0 || dice >= breaking + silent
                ? Truth.Value.HOLDS
                : dice < breaking ? Truth.Value.BREAKS : Truth.Value.NOTHING;
      }
      truths.add(new Truth(sizes, values));
    }
    return truths;
  }
}
