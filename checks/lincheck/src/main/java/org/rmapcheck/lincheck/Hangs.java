package org.rmapcheck.lincheck;

/** What becomes of a run that has reached a deadlock of the model. */
enum Hangs {
  /** It ends, and the deadlock is one of the things that broke. */
  END_THE_RUN,
  /** Its threads wait for ever, so that Lincheck has to find it. */
  LEFT_TO_LINCHECK
}
