package org.rmapcheck.model.export;

import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** What fits the 32 bits that the other checkers compute with. */
final class Range32 {

  private Range32() {}

  static int number(long raw) {
    if (raw < Integer.MIN_VALUE || raw > Integer.MAX_VALUE) {
      throw new ExportException(
          "the value " + raw + " does not fit the 32 bits of other checkers: narrow the ranges");
    }
    return (int) raw;
  }

  /** Refuses a variable with values that do not fit. */
  static void require(Variable variable) {
    Type type = variable.type();
    if (type.low() < Integer.MIN_VALUE || type.high() > Integer.MAX_VALUE) {
      throw new ExportException(
          "variable '"
              + variable.name()
              + "', a "
              + type
              + ", does not fit the 32 bits of other checkers: narrow its range");
    }
  }
}
