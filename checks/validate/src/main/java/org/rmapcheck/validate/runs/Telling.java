package org.rmapcheck.validate.runs;

import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.Mapping.EventRule;

/**
 * What the arguments of an event tell beside whose it is.
 *
 * @param memory value of the buffer's memory, or -1 if the event does not tell
 * @param flag value of the rule's local variable, or -1 if the rule has none
 * @param pfn of the page that is inserted, or -1
 * @param vram that page is in VRAM
 */
record Telling(int memory, int flag, long pfn, boolean vram) {

  /** What an event of a rule tells. */
  static Telling of(LogEvent event, EventRule rule, Mapping mapping, Variables variables) {
    int memory = -1;
    if (!rule.memory().isEmpty()) {
      String name = mapping.memory().get(event.arguments().get(rule.memory()));
      memory = name == null ? Integer.MAX_VALUE : variables.ordinal("memory", name);
    }
    int flag = -1;
    if (rule.when() != null) {
      long bits = event.number(rule.when().argument()).orElse(0);
      flag = (bits & rule.when().mask()) != 0 ? 1 : 0;
    }
    long pfn = -1;
    if (rule.pfn() != null) {
      pfn = event.number(rule.pfn().argument()).orElse(-1);
    }
    return new Telling(memory, flag, pfn, pfn >= mapping.vramFrom());
  }
}
