package org.rmapcheck.model.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;

final class SimplifierTest {

  private static Expr simplify(Expr expr) {
    return new Simplifier(Map.of(), Set.of()).simplify(expr);
  }

  @Test
  void sumsOfNumbersAreFolded() {
    assertThat(simplify(Expr.of(2).plus(3))).isEqualTo(Expr.of(5));
    assertThat(simplify(Expr.of(2).minus(3))).isEqualTo(Expr.of(-1));
    assertThat(simplify(Expr.of(Long.MAX_VALUE - 1).plus(1))).isEqualTo(Expr.of(Long.MAX_VALUE));
  }

  @Test
  void aSumThatLeaves64BitsIsLeftToBeAnErrorWhereItIsReached() {
    Expr tooLarge = Expr.of(Long.MAX_VALUE).plus(1);
    Expr tooSmall = Expr.of(Long.MIN_VALUE).minus(1);
    assertThat(simplify(tooLarge)).isEqualTo(tooLarge);
    assertThat(simplify(tooSmall)).isEqualTo(tooSmall);
  }
}
