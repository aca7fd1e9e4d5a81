package org.rmapcheck.cli.program;

import java.util.Collection;

/**
 * How a run of the program ends. The numbers come in bands, so that a script can ask for the band;
 * the order of the constants is from harmless to worst, and of several the worst is returned.
 */
public enum ExitStatus {
  OK(0, "everything is as expected"),
  STOPPED_AT_FIRST(22, "incomplete: --first was asked for, so nothing is known behind it"),
  OUT_OF_TIME(23, "incomplete: the time was used up"),
  OUT_OF_MEMORY(20, "incomplete: the memory was used up"),
  INTERRUPTED(21, "incomplete: interrupted"),
  CANNOT_WRITE(73, "a file cannot be written"),
  ANCHOR_GONE(31, "a kernel line that the model quotes is not in the kernel tree"),
  CHANGED(15, "a count, a depth or the set of scenarios is not what the suite expects"),
  OTHER_DEVIATION(
      14,
      "holds though a violation was expected, is vacuous, or differs from the expected otherwise"),
  DISCIPLINE(11, "a rule (discipline) is violated unexpectedly"),
  HANG(12, "a hang is reachable unexpectedly"),
  HARM(10, "harm is done unexpectedly"),
  MODEL_ERROR(13, "the model itself is wrong: a value out of range, or two writes at once"),
  REPLAY_DIFFERS(30, "a trace does not replay"),
  NOT_A_RUN(32, "a log of a kernel is no run of the model"),
  USAGE(64, "the command line is wrong"),
  BAD_DOCUMENT(65, "a scenario, a trace, a log or a mapping is missing or wrong"),
  INTERNAL(70, "a bug of rmapcheck");

  private final int code;
  private final String words;

  ExitStatus(int code, String words) {
    this.code = code;
    this.words = words;
  }

  public int code() {
    return code;
  }

  public String words() {
    return words;
  }

  public ExitStatus worse(ExitStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The worst of several; {@link #OK} of none. */
  public static ExitStatus worst(Collection<ExitStatus> all) {
    ExitStatus worst = OK;
    for (ExitStatus status : all) {
      worst = worst.worse(status);
    }
    return worst;
  }
}
