package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Locals are arrays with one element per instance, which alone uses it in its steps. */
final class LocalTest {

  @Test
  void eachInstanceHasItsOwnValue() {
    Run run = Run.of(model((p, mine) -> mine.at(p.self())));
    run.take("p(t1)");
    assertThat(run.value("mine[t0]")).isEqualTo("false");
    assertThat(run.value("mine[t1]")).isEqualTo("true");
  }

  @Test
  void noStepMayUseTheLocalOfAnotherInstance() {
    assertThatThrownBy(() -> model((p, mine) -> mine.at(p.self().set().member(0))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model 'local'")
        .hasMessageContaining(
            "process 'p', step 's': uses local 'mine' of another instance: index it by self first,"
                + " or declare it shared");
  }

  @Test
  void noTwoProcessesMayUseOneLocal() {
    ModelDefinition definition =
        m -> {
          IdSet task = m.unordered("Task", "t", 2);
          Variable mine = m.declare("mine", new Type.Bool(), Variable.Kind.LOCAL, task);
          for (String name : List.of("p", "q")) {
            m.process(name, task, p -> p.step("s").always().set(mine.at(p.self()), true).goTo("s"));
          }
        };
    assertThatThrownBy(() -> definition.build("local"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(
            "local 'mine' is used by process 'p' and by process 'q': declare it shared, or one for"
                + " each");
  }

  @Test
  void propertiesMayReadEveryLocal() {
    assertThat(Exploration.of(model((p, mine) -> mine.at(p.self()))).violations())
        .containsEntry("NotAll", 2);
  }

  private static Model model(BiFunction<ProcessBuilder, Variable, Expr.Read> used) {
    ModelDefinition definition =
        m -> {
          IdSet task = m.unordered("Task", "t", 2);
          Variable mine = m.declare("mine", new Type.Bool(), Variable.Kind.LOCAL, task);
          Expr.Bound t = task.any("t");
          m.property(
              SampleModels.property("NotAll").invariant(Expr.forAll(t, mine.at(t)).not()).build());
          m.process("p", task, p -> p.step("s").always().set(used.apply(p, mine), true).goTo("s"));
        };
    return definition.build("local");
  }
}
