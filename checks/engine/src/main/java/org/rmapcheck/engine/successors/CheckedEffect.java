package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.engine.state.Field;

/** The effect of writes whose locations depend on the state, or coincide: checked pair by pair. */
final class CheckedEffect extends Effect {

  private final GroundWrite[] writes;
  private final Field counter;
  private final int target;

  /**
   * An effect.
   *
   * @param writes in the order of the arm
   * @param counter the program counter, and its value afterwards
   */
  CheckedEffect(List<GroundWrite> writes, Field counter, int target) {
    this.writes = writes.toArray(GroundWrite[]::new);
    this.counter = counter;
    this.target = target;
  }

  @Override
  List<String> java(JavaCode code, int transition, String failed) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < writes.length; i++) {
      lines.add("int at" + i + " = " + writes[i].offsetJava(code) + ";");
      lines.add("long v" + i + " = " + writes[i].java(code) + ";");
      for (int j = 0; j < i; j++) {
        if (writes[i].mayCoincide(writes[j])) {
          lines.add("if (at" + i + " == at" + j + ") throw CompiledCode.trouble();");
        }
      }
    }
    List<String> words = new ArrayList<>();
    for (int w = 0; w < code.width(); w++) {
      boolean counts = w == counter.word() && counter.bits() > 0;
      String word =
          counts
              ? "(w"
                  + w
                  + " & "
                  + JavaCode.hex(~counter.mask())
                  + ") | "
                  + JavaCode.hex(counter.place(target))
              : "w" + w;
      lines.add("long n" + w + " = " + word + ";");
      words.add("n" + w);
    }
    for (int i = 0; i < writes.length; i++) {
      lines.addAll(writes[i].storeJava("at" + i, "v" + i));
    }
    lines.addAll(code.add(transition, failed, words));
    return lines;
  }

  @Override
  void apply(long[] state, long[] words, int at, SuccessorBuffer buffer) {
    int[] written = buffer.scratch(writes.length);
    for (int i = 0; i < writes.length; i++) {
      int location = writes[i].location(state);
      long value = writes[i].value(state, location);
      for (int j = 0; j < i; j++) {
        if (written[j] == location) {
          throw writes[i].twice(location);
        }
      }
      written[i] = location;
      writes[i].write(words, at, location, value);
    }
    counter.set(words, at, target);
  }
}
