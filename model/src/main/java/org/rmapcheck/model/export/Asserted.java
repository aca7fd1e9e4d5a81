package org.rmapcheck.model.export;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assertion;
import org.rmapcheck.model.ir.Expr;

/** What an arm asserts for each property: all of its assertions together. */
final class Asserted {

  private Asserted() {}

  /**
   * The conditions of an arm by the ids of their properties, in the order of the arm.
   *
   * @param wanted the properties that are asked for
   */
  static Map<String, Expr> in(Arm arm, Collection<String> wanted) {
    Map<String, Expr> conditions = new LinkedHashMap<>();
    for (Assertion assertion : arm.assertions()) {
      if (wanted.contains(assertion.property())) {
        conditions.merge(assertion.property(), assertion.condition(), Expr::and);
      }
    }
    return conditions;
  }
}
