package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rmapcheck.engine.state.Field;

/**
 * The effect of writes that are known to go to different locations: constant ones become one mask
 * for each word, the others are written one by one.
 */
final class DirectEffect extends Effect {

  private final int[] touched;
  private final long[] keep;
  private final long[] set;
  private final GroundWrite[] writes;
  private final Field[] fields;
  private final int[] locations;

  /**
   * An effect.
   *
   * @param writes to different locations that do not depend on the state, in the order of the arm
   * @param counter the program counter, and its value afterwards
   */
  DirectEffect(int width, List<GroundWrite> writes, Field counter, int target) {
    long[] allKeep = new long[width];
    long[] allSet = new long[width];
    Arrays.fill(allKeep, -1L);
    fix(counter, target, allKeep, allSet);
    List<GroundWrite> varying = writes.stream().filter(write -> !write.isConstant()).toList();
    for (GroundWrite write : writes) {
      if (write.isConstant()) {
        fix(write.constantField(), write.constantValue(), allKeep, allSet);
      }
    }
    this.writes = varying.toArray(GroundWrite[]::new);
    this.fields = varying.stream().map(GroundWrite::constantField).toArray(Field[]::new);
    this.locations = varying.stream().mapToInt(GroundWrite::constantLocation).toArray();
    this.touched = IntStream.range(0, width).filter(w -> allKeep[w] != -1L).toArray();
    this.keep = Arrays.stream(touched).mapToLong(w -> allKeep[w]).toArray();
    this.set = Arrays.stream(touched).mapToLong(w -> allSet[w]).toArray();
  }

  private static void fix(Field field, long value, long[] keep, long[] set) {
    keep[field.word()] &= ~field.mask();
    set[field.word()] |= field.place(value);
  }

  @Override
  List<String> java(JavaCode code, int transition, String failed) {
    List<String> words = new ArrayList<>();
    for (int w = 0; w < code.width(); w++) {
      words.add(word(w, code));
    }
    return code.add(transition, failed, words);
  }

  private String word(int w, JavaCode code) {
    long kept = -1L;
    long constant = 0;
    for (int i = 0; i < touched.length; i++) {
      if (touched[i] == w) {
        kept = keep[i];
        constant = set[i];
      }
    }
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < writes.length; i++) {
      String value = writes[i].java(code);
      Field field = fields[i];
      if (field.word() != w) {
        continue;
      }
      kept &= ~field.mask();
      String above =
          field.low() == 0 ? value : "(" + value + " - " + JavaCode.number(field.low()) + ")";
      placed.add(
          field.bits() == 0 ? "(0L & " + value + ")" : "(" + above + " << " + field.shift() + ")");
    }
    String old =
        kept == -1L ? "w" + w : kept == 0 ? "0L" : "(w" + w + " & " + JavaCode.hex(kept) + ")";
    if (constant != 0) {
      old = old + " | " + JavaCode.hex(constant);
    }
    return placed.isEmpty() ? old : old + " | " + code.joined("long", " | ", placed);
  }

  @Override
  void apply(long[] state, long[] words, int at, SuccessorBuffer buffer) {
    for (int i = 0; i < touched.length; i++) {
      int w = touched[i];
      words[at + w] = (words[at + w] & keep[i]) | set[i];
    }
    for (int i = 0; i < writes.length; i++) {
      fields[i].set(words, at, writes[i].value(state, locations[i]));
    }
  }
}
