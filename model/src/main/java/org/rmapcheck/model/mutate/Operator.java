package org.rmapcheck.model.mutate;

/** The kinds of small faults. */
public enum Operator {
  DROP_ASSIGNMENT("drop an assignment"),
  DROP_UNLOCK("drop an unlock"),
  DROP_GUARD("drop a guard"),
  WEAKEN_GUARD("weaken a guard"),
  NEGATE_GUARD("negate a guard"),
  SWAP_STEPS("swap neighbouring steps"),
  SPLIT_STEP("split an atomic step"),
  NARROW_LOCK("unlock a step early"),
  WIDEN_LOCK("unlock a step late"),
  OFF_BY_ONE("off by one in an ordered set");

  private final String words;

  Operator(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
