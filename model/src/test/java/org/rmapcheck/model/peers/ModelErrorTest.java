package org.rmapcheck.model.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ModelError;

/** A model error of the language is an error in other checkers, too, not a truncated value. */
@Tag("peers")
@Execution(ExecutionMode.CONCURRENT)
final class ModelErrorTest {

  static List<ModelErrors.Wrong> wrong() {
    return ModelErrors.all();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatNoModelMayDoIsAnError(ModelErrors.Wrong wrong) {
    assertThatThrownBy(() -> Exploration.of(wrong.model())).isInstanceOf(ModelError.class);
    assertThat(new SpinRunner().modelError(wrong.model()))
        .hasValueSatisfying(said -> assertThat(said).contains(wrong.spin()));
    assertThat(new RumurRunner().modelError(wrong.model()))
        .hasValueSatisfying(said -> assertThat(said).isNotEmpty());
  }

  @Test
  void shortCircuitKeepsAnIndexThatIsNoneFromBeingUsed() {
    Model model = ModelErrors.shortCircuit();
    assertThat(Exploration.of(model).states()).isGreaterThan(1);
    assertThat(new SpinRunner().modelError(model)).isEmpty();
    assertThat(new RumurRunner().modelError(model)).isEmpty();
  }
}
