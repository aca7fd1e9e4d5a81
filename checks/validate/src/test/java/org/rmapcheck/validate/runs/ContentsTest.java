package org.rmapcheck.validate.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ContentsTest {

  @Test
  void moreTasksAtOnceThanAreKeptAreSaidToBeTooMany() {
    Contents contents = Contents.unknown(2);
    for (int task = 0; task < 8; task++) {
      contents = contents.begin(task, false, 0, 1);
    }
    Contents full = contents;
    assertThat(full.pending()).isTrue();
    assertThatThrownBy(() -> full.begin(8, false, 0, 1))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("more than 8 tasks");
  }
}
