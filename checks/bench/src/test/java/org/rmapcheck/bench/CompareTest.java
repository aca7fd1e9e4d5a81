package org.rmapcheck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.successors.SuccessorSource;

final class CompareTest {

  @Test
  void aSideIsOptionsAJarAndOptions() {
    Compare.Side side = Compare.Side.parse("-Xmx2g  -XX:+UseSerialGC new.jar -- --threads 1");

    assertThat(side.virtualMachine()).containsExactly("-Xmx2g", "-XX:+UseSerialGC");
    assertThat(side.jar()).isEqualTo("new.jar");
    assertThat(side.options()).containsExactly("--threads", "1");
    assertThat(Compare.Side.parse("new.jar").command("phils.5"))
        .endsWith("-cp", "new.jar", "org.rmapcheck.bench.Measure", "phils.5");
  }

  @Test
  void ratiosAreTakenPairByPair() {
    List<Measure.Figures> as =
        List.of(
            new Measure.Figures(1_000_000, 5, 1, 1, 8_000_000),
            new Measure.Figures(1_000_000, 5, 2, 4, 8_000_000),
            new Measure.Figures(1_000_000, 5, 4, 2, 8_000_000));
    List<Measure.Figures> bs =
        List.of(
            new Measure.Figures(1_000_000, 5, 0.5, 1, 4_000_000),
            new Measure.Figures(1_000_000, 5, 1, 4, 4_000_000),
            new Measure.Figures(1_000_000, 5, 2, 2, 4_000_000));

    assertThat(Compare.table("m", as, bs))
        .isEqualToNormalizingNewlines(
            """
            m: 1,000,000 states, 5 transitions, 3 runs each
              wall, M states/s   A     0.50   B     1.00   B/A  2.00
              CPU, M states/s    A     0.50   B     0.50   B/A  1.00
              bytes a state      A     8.00   B     4.00   B/A  0.50
            """);
  }

  @Test
  void aMeasurementIsALineThatCanBeReadBack() {
    Measure.Figures figures =
        Measure.search(Models.of("protocol.1.1.1"), SuccessorSource.INTERPRETED, 1);

    assertThat(figures.states()).isGreaterThan(100);
    assertThat(figures.bytes()).isPositive();
    assertThat(Measure.Figures.parse(figures.line()).states()).isEqualTo(figures.states());
  }
}
