package org.rmapcheck.model.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;

/** Other checkers and the reference interpreter give one number, one verdict, one length. */
@Tag("peers")
@Execution(ExecutionMode.CONCURRENT)
final class PeersAgreementTest {

  static Stream<Arguments> models() {
    return Stream.of(new SpinRunner(), new RumurRunner())
        .flatMap(
            peer ->
                SampleModels.all().stream()
                    .map(model -> Arguments.of(peer.getClass().getSimpleName(), peer, model)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("models")
  void statesVerdictsAndShortestLengthsAreTheSame(String name, Peer peer, Model model) {
    Exploration expected = Exploration.of(model);
    List<String> properties = model.properties().stream().map(Property::id).toList();

    assertThat(peer.states(model)).isEqualTo(expected.states());
    assertThat(peer.violations(model, properties)).isEqualTo(expected.violations());
    assertThat(peer.deadlock(model))
        .isEqualTo(expected.deadlock().map(OptionalInt::of).orElse(OptionalInt.empty()));
  }
}
