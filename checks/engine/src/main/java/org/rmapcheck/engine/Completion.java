package org.rmapcheck.engine;

/** Why a search ended. */
public enum Completion {
  /** Every reachable state was visited. */
  COMPLETE,
  /** Asked for the first violation only: it was found, and its level finished. */
  STOPPED_AT_FIRST,
  /** The model did what no model may do; the level in which it did so was finished. */
  MODEL_ERROR,
  /** The memory that it was given, or that there is, was used up. */
  OUT_OF_MEMORY,
  /** Somebody asked it to end. */
  INTERRUPTED
}
