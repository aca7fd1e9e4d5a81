package org.rmapcheck.model.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.ExportException;
import org.rmapcheck.model.export.PromelaExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.random.EachModel;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** Spin, Rumur and the reference interpreter count the same of random models. */
final class PeersOnRandomModelsTest {

  private static final int MOST_STATES = 2_000;

  private final SpinRunner spin = new SpinRunner();
  private final RumurRunner rumur = new RumurRunner();
  private final AtomicInteger compared = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final AtomicInteger wrongInRumur = new AtomicInteger();

  @Test
  @Tag("peers")
  void countsAreTheSameAndModelErrorsAreErrors() {
    EachModel.random().check(IntStream.range(30_000, 30_012), this::compare);

    assertThat(compared.get()).as("models counted").isGreaterThan(5);
  }

  @Test
  @Tag("slow")
  void countsAreTheSameOnManyModels() {
    EachModel.random().check(IntStream.range(31_000, 31_150), this::compare);

    assertThat(compared.get()).as("models counted").isGreaterThan(70);
    assertThat(wrong.get()).as("models with an error").isGreaterThan(5);
  }

  private void compare(Model model) {
    Optional<SpinRunner.Counts> expected = count(model);
    if (!isExportable(model)) {
      return;
    } else if (expected.isEmpty()) {
      wrong.addAndGet(spin.modelError(model).isPresent() ? 1 : 0);
      wrongInRumur.addAndGet(rumur.modelError(model).isPresent() ? 1 : 0);
      assertThat(wrongInRumur.get()).as("errors that Rumur finds, too").isEqualTo(wrong.get());
    } else if (expected.get().states() <= MOST_STATES) {
      assertThat(spin.count(model, SpinRunner.Search.DEPTH_FIRST)).isEqualTo(expected.get());
      assertThat(rumur.count(model))
          .isEqualTo(new RumurRunner.Counts(expected.get().states(), expected.get().transitions()));
      compared.incrementAndGet();
    }
  }

  /** Integers of more than 32 bits are more than Spin has. */
  private static boolean isExportable(Model model) {
    try {
      PromelaExport.promela(model, Checks.counting());
      return true;
    } catch (ExportException e) {
      return false;
    }
  }

  /** The size of the graph as far as it goes; empty if the model does what no model may do. */
  private static Optional<SpinRunner.Counts> count(Model model) {
    ReferenceInterpreter reference = new ReferenceInterpreter(model);
    Set<State> seen = new HashSet<>(Set.of(reference.initial()));
    Deque<State> open = new ArrayDeque<>(seen);
    long transitions = 0;
    try {
      while (!open.isEmpty() && seen.size() <= MOST_STATES) {
        State state = open.remove();
        for (Transition transition : reference.enabled(state)) {
          transitions++;
          State next = reference.execute(state, transition).state();
          if (seen.add(next)) {
            open.add(next);
          }
        }
      }
      return Optional.of(new SpinRunner.Counts(seen.size(), transitions));
    } catch (ModelError e) {
      return Optional.empty();
    }
  }
}
