package org.rmapcheck.cli.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EndsTest {

  private static Ends of(int[][] successors, int[][] transitions) {
    return new Ends(List.of(successors), List.of(transitions));
  }

  @Test
  void inACycleEverythingFiresAgain() {
    Ends ends = of(new int[][] {{1}, {0}}, new int[][] {{7}, {8}});
    assertThat(ends.all(List.of(7))).isTrue();
    assertThat(ends.all(List.of(8))).isTrue();
  }

  @Test
  void whatLeadsIntoACycleFiresOnce() {
    Ends ends = of(new int[][] {{1}, {2}, {1}}, new int[][] {{7}, {8}, {9}});
    assertThat(ends.all(List.of(7))).isFalse();
    assertThat(ends.all(List.of(8))).isTrue();
  }

  @Test
  void whatFiresInOneEndOfTwoCanComeToAnEnd() {
    Ends ends = of(new int[][] {{1, 2}, {1}, {2}}, new int[][] {{5, 6}, {7}, {8}});
    assertThat(ends.all(List.of(7))).isFalse();
    assertThat(ends.all(List.of(8))).isFalse();
    assertThat(ends.all(List.of(7, 8))).isTrue();
  }

  @Test
  void aStateWithoutSuccessorsIsAnEnd() {
    Ends ends = of(new int[][] {{0, 1}, {}}, new int[][] {{5, 6}, {}});
    assertThat(ends.all(List.of(5))).isFalse();
  }
}
