package org.rmapcheck.validate.runs;

/**
 * An event as one slice sees it: everything that the model's answer depends on.
 *
 * @param rule number of the event's rule
 * @param behind which of its rules for return values, or -1 where it is the entry
 * @param task token of the task
 * @param memory value of the buffer's memory, or -1 if the event does not tell
 * @param flag value of the rule's local variable, or -1 if the rule has none
 * @param page token of the page that is inserted, or 0
 * @param vram that page is in VRAM
 */
record Observation(int rule, int behind, int task, int memory, int flag, int page, boolean vram) {

  static Observation behind(int rule, int behind, int task) {
    return new Observation(rule, behind, task, -1, -1, 0, false);
  }
}
