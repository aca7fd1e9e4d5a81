package org.rmapcheck.lincheck;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a step says of itself: the results of operations are what Lincheck hands over of a run.
 *
 * @param position of the step in the run, from 1; 0 if no step was taken
 * @param choice which of the transitions of its process was taken
 * @param options how many there were
 * @param broken ids of what is broken by now
 * @param call who else is concerned
 */
record Stamp(int position, int choice, int options, Set<String> broken, Call call) {

  /** Who else is concerned. */
  enum Call {
    NOBODY,
    /** The process has to wait for others. */
    WAITS,
    /** Somebody who waits can go on now. */
    WAKES
  }

  Stamp {
    broken = new TreeSet<>(broken);
  }

  /** No step. */
  static Stamp none(Set<String> broken, boolean waits) {
    return new Stamp(0, 0, 0, broken, waits ? Call.WAITS : Call.NOBODY);
  }

  boolean isStep() {
    return position > 0;
  }

  String text() {
    return call + " " + position + " " + choice + " " + options + " " + String.join("+", broken);
  }

  static Stamp of(String text) {
    List<String> parts = List.of(text.split(" ", 5));
    String ids = parts.get(4);
    return new Stamp(
        Integer.parseInt(parts.get(1)),
        Integer.parseInt(parts.get(2)),
        Integer.parseInt(parts.get(3)),
        ids.isEmpty() ? Set.of() : Set.of(ids.split("\\+", -1)),
        Call.valueOf(parts.get(0)));
  }

  /** Whether a step that says this has to wait. */
  static boolean waits(String text) {
    return text.startsWith(Call.WAITS.name());
  }

  /** Whether a step that says this has to wake the others. */
  static boolean wakes(String text) {
    return text.startsWith(Call.WAKES.name());
  }
}
