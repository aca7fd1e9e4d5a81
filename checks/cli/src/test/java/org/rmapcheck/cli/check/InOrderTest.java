package org.rmapcheck.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class InOrderTest {

  @Test
  void resultsComeInTheOrderOfTheItems() {
    CountDownLatch second = new CountDownLatch(1);
    List<String> results = new ArrayList<>();
    InOrder.run(
        List.of("first", "second"),
        2,
        item -> {
          if (item.equals("second")) {
            second.countDown();
          } else {
            await(second);
          }
          return item;
        },
        results::add);
    assertThat(results).containsExactly("first", "second");
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                InOrder.run(
                    List.of(1),
                    1,
                    item -> {
                      throw new IllegalStateException("no");
                    },
                    result -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
