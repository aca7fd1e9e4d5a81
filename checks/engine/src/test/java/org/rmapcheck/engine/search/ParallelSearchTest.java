package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.fixtures.SampleModels;
import org.rmapcheck.engine.fixtures.Scenarios;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.beem.Peterson;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.random.EachModel;

/** All of an outcome, traces included, is the same for each number of threads and each source. */
final class ParallelSearchTest {

  static Stream<Model> samples() {
    return SampleModels.all().stream();
  }

  static Stream<Model> scenarios() {
    return Scenarios.all().stream().map(Scenarios::passed);
  }

  private static Outcome outcome(CheckRequest request, SuccessorSource source, int threads) {
    return new BreadthFirstSearch().check(request.computedBy(source).onThreads(threads));
  }

  private static void compare(CheckRequest request) {
    Outcome one = outcome(request, SuccessorSource.INTERPRETED, 1);
    for (int threads = 2; threads <= 3; threads++) {
      assertThat(outcome(request, SuccessorSource.INTERPRETED, threads))
          .as("'%s' on %s threads", request.model().name(), threads)
          .isEqualTo(one);
    }
    assertThat(outcome(request, SuccessorSource.COMPILED, 2))
        .as("'%s' compiled", request.model().name())
        .isEqualTo(one);
    assertThat(outcome(request, SuccessorSource.AUTO, 2))
        .as("'%s' interpreted at first", request.model().name())
        .isEqualTo(one);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void outcomesOfSampleModelsAreThoseOfOneInterpretingThread(Model model) {
    compare(CheckRequest.of(model).withMemoryLimit(8_000_000));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void outcomesOfScenariosAreThoseOfOneInterpretingThread(Model model) {
    compare(CheckRequest.of(model));
    compare(CheckRequest.of(model).with(CheckRequest.Extent.FIRST_VIOLATION));
  }

  @Test
  void outcomesOfRandomModelsAreThoseOfOneInterpretingThread() {
    EachModel.random()
        .check(
            IntStream.range(20_000, 20_120),
            model -> compare(CheckRequest.of(model).withMemoryLimit(3_000_000)));
  }

  @Tag("slow")
  @Test
  void outcomesOfManyRandomModelsAreThoseOfOneInterpretingThread() {
    EachModel.random()
        .check(
            IntStream.range(100_000, 101_000),
            model -> compare(CheckRequest.of(model).withMemoryLimit(3_000_000)));
  }

  @Test
  void outcomesOfALargeModelAreTheSameWithAndWithoutCompiling() {
    compare(CheckRequest.of(Peterson.of(4)));
  }

  @Test
  void threadsEndWithTheSearch() throws InterruptedException {
    outcome(CheckRequest.of(Peterson.of(3)), SuccessorSource.INTERPRETED, 3);

    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    for (Thread thread : threads) {
      if (thread.getName().startsWith("search-")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }
}
