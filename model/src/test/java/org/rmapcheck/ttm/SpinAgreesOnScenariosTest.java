package org.rmapcheck.ttm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.peers.SpinRunner;
import org.rmapcheck.ttm.design.Design;

/**
 * Spin and the reference interpreter agree on ten small built-in scenarios: states, transitions,
 * and for each property that breaks the shortest length; one that holds for each, too.
 */
@Tag("peers")
final class SpinAgreesOnScenariosTest {

  private final SpinRunner spin = new SpinRunner();

  static Stream<Model> models() {
    return Stream.of(
        model("nowait-fault", Map.of("fault-caller", "nowait")),
        model("no-unmap", Map.of("unmap", "missing")),
        model("mainline-pool", Map.of()),
        model(
            "by-page-shmem-written",
            Map.of("backing", "shmem", "lookup", "page", "page-fields", "written")),
        model("range-shmem-written", Map.of("backing", "shmem", "page-fields", "written")),
        model("by-page-pool-written", Map.of("lookup", "page", "page-fields", "written")),
        model("mainline-shmem", Map.of("backing", "shmem")),
        model(
            "vmas-on-shmem",
            Map.of("backing", "shmem", "vma-file", "shmem", "file-owner", "object")),
        model("unmap-after-copy", Map.of("unmap", "after")),
        model("by-page-shmem", Map.of("backing", "shmem", "lookup", "page")));
  }

  private static Model model(String name, Map<String, String> design) {
    return new Scenario(
            name,
            "?",
            Scope.smallest(),
            List.of("move", "cpu"),
            Design.of(design),
            Map.of(),
            List.of())
        .model();
  }

  @ParameterizedTest
  @MethodSource("models")
  void countsAreTheSameAsWritten(Model model) {
    assertThat(spin.count(model, SpinRunner.Search.DEPTH_FIRST))
        .isEqualTo(counts(Exploration.of(model)));
  }

  /** The tree that a check explores is the one that is exported. */
  @ParameterizedTest
  @MethodSource("models")
  void countsVerdictsAndShortestLengthsAreTheSameAfterThePasses(Model written) {
    Model model = Pass.run(written, EnumSet.allOf(Pass.class)).model();
    Exploration ours = Exploration.of(model);

    assertThat(spin.count(model, SpinRunner.Search.DEPTH_FIRST)).isEqualTo(counts(ours));

    ours.violations()
        .forEach(
            (property, length) ->
                assertThat(spin.shortestViolation(model, property))
                    .as(property)
                    .isEqualTo(OptionalInt.of(length)));
    if (!ours.violations().containsKey("S5")) {
      assertThat(spin.shortestViolation(model, "S5")).isEmpty();
    }
    assertThat(spin.shortestDeadlock(model).isPresent()).isEqualTo(ours.deadlock().isPresent());
  }

  private static SpinRunner.Counts counts(Exploration exploration) {
    return new SpinRunner.Counts(exploration.states(), exploration.transitions());
  }
}
