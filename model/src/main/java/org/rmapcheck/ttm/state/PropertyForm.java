package org.rmapcheck.ttm.state;

/**
 * How the properties that read page tables are asked. Verdicts are the same; runs differ in the
 * load that the second form adds.
 */
public enum PropertyForm {
  /** Of every usable translation in every state, whether or not anybody uses it. */
  STATE,

  /** Of the translation that a task loads through, in steps that change nothing else. */
  STEP
}
