package org.rmapcheck.junit;

/** Who decides which process takes the next step. */
public enum Scheduler {
  /** Every interleaving is explored. */
  SEARCH,
  /** Real threads, bounded, under Lincheck: what it does not find, it does not exclude. */
  LINCHECK
}
