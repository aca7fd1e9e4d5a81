package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.engine.Census;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.model.beem.Beem;

/** The engine counts what others have published. */
final class BeemTest {

  private static final long FEW = 100_000;

  static Stream<Beem> small() {
    return Beem.all().stream().filter(beem -> beem.states() < FEW);
  }

  static Stream<Beem> large() {
    return Beem.all().stream().filter(beem -> beem.states() >= FEW);
  }

  private static void count(Beem beem) {
    Census census = new BreadthFirstSearch().check(CheckRequest.of(beem.model().get())).census();
    assertThat(census.states()).as(beem.name()).isEqualTo(beem.states());
    if (beem.transitions() > 0) {
      assertThat(census.transitions()).as(beem.name()).isEqualTo(beem.transitions());
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void smallModelsHaveTheirPublishedSize(Beem beem) {
    count(beem);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("large")
  void largeModelsHaveTheirPublishedSize(Beem beem) {
    count(beem);
  }

  @Test
  void anUnknownNameTellsTheKnownOnes() {
    assertThatThrownBy(() -> Beem.model("peterson.99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("peterson.99")
        .hasMessageContaining("lamport.5");
  }
}
