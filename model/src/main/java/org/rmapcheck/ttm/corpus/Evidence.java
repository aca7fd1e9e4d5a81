package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ir.Model;

/** A model with the bug and one with its fix, which differ in one switch. */
public sealed interface Evidence {

  /** Two built-in scenarios of the whole protocol, by name; what they expect is in their files. */
  record Scenarios(String buggy, String fixed) implements Evidence {}

  /**
   * Two models of their own, for bugs in structures that the protocol leaves out.
   *
   * @param buggySetting the switch and its value in the model with the bug, such as {@code
   *     cursor=kept}
   * @param depth the fewest steps to the bug
   */
  record Models(Model buggy, Model fixed, String buggySetting, String fixedSetting, int depth)
      implements Evidence {}
}
