package org.rmapcheck.validate.runs;

import java.util.Optional;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.mapping.Mapping.Marks;

/**
 * The marks that a user program writes before and behind its loads and stores. The access lies
 * between the two, and goes through the PTE or a TLB entry to the place that it names: a load
 * returns what that place holds.
 */
final class UserMarks {

  private final Marks marks;
  private final Subjects subjects;

  UserMarks(Marks marks, Subjects subjects) {
    this.marks = marks;
    this.subjects = subjects;
  }

  /** What became of an event. */
  enum Outcome {
    NONE,
    EXPLAINED,
    REFUSED
  }

  Outcome accept(LogEvent event) {
    String what = event.arguments().getOrDefault("", "");
    boolean ends = what.equals(marks.loaded()) || what.equals(marks.stored());
    boolean store = what.equals(marks.store()) || what.equals(marks.stored());
    if (!event.name().equals(marks.event()) || !(ends || store || what.equals(marks.load()))) {
      return Outcome.NONE;
    }
    Optional<Slice> slice = subjects.mapped(event.number(marks.buffer()).orElse(-1));
    long word = event.number(marks.word()).orElse(-1);
    if (slice.isEmpty() || word < 0 || word >= Contents.WORDS) {
      return Outcome.NONE;
    }
    boolean possible =
        slice
            .get()
            .mark(
                event.number(marks.page()).orElse(0),
                event.pid(),
                ends,
                store,
                (int) word,
                event.number(marks.value()).orElse(0));
    return possible ? Outcome.EXPLAINED : Outcome.REFUSED;
  }
}
