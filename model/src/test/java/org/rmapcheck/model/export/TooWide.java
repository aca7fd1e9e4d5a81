package org.rmapcheck.model.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** A model with a number of more bits than other checkers have. */
final class TooWide {

  private TooWide() {}

  /** Asserts that an export refuses it, and says what to do. */
  static void isRefusedBy(Function<Model, ?> export) {
    ModelDefinition definition =
        m -> {
          Variable wide = m.declare("wide", new Type.IntRange(0, 1L << 40), Variable.Kind.SHARED);
          m.process("p", p -> p.step("s").always().set(wide.value(), Expr.of(1)).goTo("s"));
        };
    assertThatThrownBy(() -> export.apply(definition.build("wide")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("variable 'wide'")
        .hasMessageContaining("narrow its range");
  }
}
