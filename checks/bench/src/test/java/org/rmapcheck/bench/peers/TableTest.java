package org.rmapcheck.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TableTest {

  private static final Pattern STATES = Pattern.compile("(.*) states");
  private static final Contestant OURS = contestant("rmapcheck");
  private static final Contestant OTHER = contestant("Other");

  private static Contestant contestant(String name) {
    return new Contestant(name, 1, List.of(), Pattern.compile("([0-9,]+) states"));
  }

  @Test
  void ratiosAreOfCpuTimeRoundByRound() {
    Map<Contestant, List<Run>> results = new LinkedHashMap<>();
    results.put(OURS, List.of(run(1, 1), run(2, 4), run(3, 2)));
    results.put(OTHER, List.of(run(5, 10), run(4, 40), run(6, 10)));

    assertThat(Table.of("m", 1_000_000, results))
        .isEqualToNormalizingNewlines(
            """

            m: 1,000,000 states, medians of 3 rounds

            | checker | threads | wall s | CPU s | M states/CPU s | MB | CPU, times ours |
            |---|--:|--:|--:|--:|--:|--:|
            | rmapcheck | 1 | 2.0 | 2.0 | 0.500 | 64 | 1.0 |
            | Other | 1 | 5.0 | 10.0 | 0.100 | 64 | 10.0 |
            """);
  }

  @Test
  void whoCountsOtherwiseIsNotCompared() {
    Map<Contestant, List<Run>> results = new LinkedHashMap<>();
    results.put(OURS, List.of(run(1, 1)));

    assertThatThrownBy(() -> Table.of("m", 999_999, results))
        .hasMessageContaining("rmapcheck counts otherwise");
  }

  @Test
  void whatASearchTookIsReadFromWhatTheMeasuringProcessPrints() {
    Run run = Run.parse("1,234 states\n\nmeasured 1.5 0.25 12.5\n");

    assertThat(run.wall()).isEqualTo(1.5);
    assertThat(run.user()).isEqualTo(0.25);
    assertThat(run.megabytes()).isEqualTo(12.5);
    assertThat(run.tells(STATES, 1_234)).isTrue();
    assertThat(run.tells(STATES, 1_235)).isFalse();
    assertThatThrownBy(() -> Run.parse("killed")).hasMessageContaining("not measured");
  }

  @Test
  void onlyACountThatIsPrintedAsAPowerOfTenMayBeRounded() {
    Run rounded = Run.parse("1.424711e+08 states\n\nmeasured 1 1 1\n");
    Run whole = Run.parse("142471100 states\n\nmeasured 1 1 1\n");

    assertThat(rounded.tells(STATES, 142_471_098)).isTrue();
    assertThat(rounded.tells(STATES, 142_471_088)).isFalse();
    assertThat(whole.tells(STATES, 142_471_100)).isTrue();
    assertThat(whole.tells(STATES, 142_471_098)).isFalse();
  }

  private static Run run(double wall, double user) {
    return new Run(wall, user, 64, "1,000,000 states");
  }
}
