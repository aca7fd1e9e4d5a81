package org.rmapcheck.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.peers.ModelErrors;

/** TLC and the reference interpreter give one number of states, one verdict, one length. */
@Tag("peers")
@Execution(ExecutionMode.CONCURRENT)
final class TlcAgreementTest {

  private final TlcRunner tlc = new TlcRunner();

  static Stream<Model> models() {
    return SampleModels.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void statesVerdictsAndShortestLengthsAreTheSame(Model model) {
    Exploration expected = Exploration.of(model);
    List<String> properties = model.properties().stream().map(Property::id).toList();

    assertThat(tlc.count(model))
        .isEqualTo(new TlcRunner.Counts(expected.states(), expected.transitions()));
    assertThat(tlc.violations(model, properties)).isEqualTo(expected.violations());
    assertThat(tlc.deadlock(model))
        .isEqualTo(expected.deadlock().map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  static List<ModelErrors.Wrong> wrong() {
    return ModelErrors.all();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatNoModelMayDoIsAnError(ModelErrors.Wrong wrong) {
    assertThat(tlc.modelError(wrong.model()))
        .hasValueSatisfying(said -> assertThat(said).isNotEmpty());
  }

  @Test
  void shortCircuitKeepsAnIndexThatIsNoneFromBeingUsed() {
    assertThat(tlc.modelError(ModelErrors.shortCircuit())).isEmpty();
  }
}
