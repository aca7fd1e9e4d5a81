package org.rmapcheck.ttm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Constraint;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;
import org.rmapcheck.ttm.design.Driver;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.design.PageLimit;
import org.rmapcheck.ttm.design.Switch;

final class ScenarioModelTest {

  /** Steps of user code, hardware and the GPU, which stand for no kernel code. */
  private static final Set<String> NO_KERNEL_CODE =
      Set.of("user", "tlb", "gpu_idle", "gpu_copy", "rmap_page_done", "engine", "engine_run");

  private static Scenario scenario(Design design) {
    if (design.is(Driver.GEM_SHMEM)) {
      List<String> actors = List.of("cpu", "reclaim", "panfrost-shrinker", "panfrost-madvise");
      return new Scenario("s", "?", Scope.smallest(), actors, design, Map.of(), List.of());
    }
    List<String> actors = new ArrayList<>(List.of("move", "cpu"));
    if (design.is(Backing.SHMEM)) {
      actors.addAll(List.of("shrinker", "reclaim", "madvise", "exec", "swapout"));
    }
    if (design.is(MoveKind.BLIT)) {
      actors.add("gpu");
    } else if (design.is(Backing.POOL)) {
      actors.addAll(List.of("swapout", "access"));
    }
    return new Scenario("s", "?", Scope.smallest(), actors, design, Map.of(), List.of());
  }

  /** Mainline and every design that differs from it, and from a shmem design, in one switch. */
  private static List<Design> designs() {
    List<Design> designs = new ArrayList<>();
    List<Design> bases = new ArrayList<>();
    bases.add(Design.mainline());
    bases.add(Design.of(Map.of("backing", "shmem")));
    bases.add(Design.of(Map.of("backing", "shmem", "file-owner", "object")));
    bases.add(Design.of(Map.of("backing", "shmem", "move", "blit")));
    for (Design base : bases) {
      for (Switch each : Switch.all()) {
        for (Choice choice : each.values()) {
          Design design = base.with(choice);
          if (Constraint.broken(design).isEmpty()) {
            designs.add(design);
          }
        }
      }
    }
    return designs;
  }

  @Test
  void everyDesignThatContradictsNothingHasAWellFormedModel() {
    assertThat(designs()).hasSizeGreaterThan(60);
    assertThat(designs()).allSatisfy(design -> assertThat(scenario(design).model()).isNotNull());
  }

  @Test
  void everyStepOfKernelCodeNamesItsFunctionItsFileAndACall() {
    for (Design design : designs()) {
      for (Process process : scenario(design).model().processes()) {
        for (Step step : process.steps()) {
          boolean named = step.kernel().isPresent();
          assertThat(named)
              .as(process.name() + "." + step.label())
              .isEqualTo(NO_KERNEL_CODE.stream().noneMatch(step.label()::endsWith));
          step.kernel()
              .ifPresent(
                  ref -> {
                    assertThat(ref.function()).matches("[a-z_0-9]+");
                    assertThat(ref.file()).matches("[a-z0-9_/-]+\\.[ch]");
                    assertThat(ref.call()).hasSizeBetween(10, 70);
                  });
        }
      }
    }
  }

  @Test
  void everyPropertyIsSaidInWordsAndEitherHasASituationThatEndangersItOrAReasonToBeLeftOut() {
    for (Design design : designs()) {
      for (Property property : scenario(design).model().properties()) {
        assertThat(property.statement()).isNotBlank();
        assertThat(property.symptom()).isNotBlank();
        assertThat(property.goals().isEmpty()).isEqualTo(property.notMeaningful().isPresent());
      }
    }
  }

  @Test
  void aRandomRunOfEveryDesignMeetsNoModelError() {
    for (Design design : designs()) {
      ReferenceInterpreter reference = new ReferenceInterpreter(scenario(design).model());
      java.util.Random random = new java.util.Random(7);
      State state = reference.initial();
      for (int i = 0; i < 300; i++) {
        List<Transition> enabled = reference.enabled(state);
        if (enabled.isEmpty() && design.is(PageLimit.OVER_SPINS)) {
          break;
        }
        assertThat(enabled).as(design.toString()).isNotEmpty();
        Execution execution = reference.execute(state, enabled.get(random.nextInt(enabled.size())));
        state = execution.state();
      }
    }
  }

  @Test
  void twoBuildsOfAScenarioHaveOneHashAndDesignsOfDifferentBehaviourHaveDifferentOnes() {
    Set<String> hashes = new HashSet<>();
    List<Map<String, String>> settings =
        List.of(
            Map.of(),
            Map.of("backing", "shmem"),
            Map.of("lookup", "page"),
            Map.of("flush", "missing"),
            Map.of("unmap", "after"),
            Map.of("fault-resv", "no"),
            Map.of("pte", "normal"));
    for (Map<String, String> setting : settings) {
      Design design = Design.of(setting);
      String hash = ModelHash.of(scenario(design).model());
      assertThat(hash).isEqualTo(ModelHash.of(scenario(design).model()));
      hashes.add(hash);
    }
    assertThat(hashes).hasSize(settings.size());
  }

  @Test
  void aScenarioMayStartInTheMiddle() {
    Scenario base = scenario(Design.mainline());
    Scenario mapped =
        new Scenario(
            "mapped",
            "?",
            base.scope(),
            base.actors(),
            base.design(),
            Map.of("tt_page[b0][p0]", "frame0", "pte[mm0.b0][p0]", "frame0"),
            List.of());

    Model model = mapped.model();

    assertThat(model.initial().get("pte")).containsExactly(0L);
    assertThat(model.initial().get("tt_page")).containsExactly(0L);
  }

  @Test
  void anUnknownLocationOrValueInInitiallyIsAnErrorThatSaysWhatIsAllowed() {
    Scenario base = scenario(Design.mainline());
    Scenario wrongName =
        new Scenario(
            "s", "?", base.scope(), base.actors(), base.design(), Map.of("pt", "x"), List.of());
    Scenario wrongValue =
        new Scenario(
            "s",
            "?",
            base.scope(),
            base.actors(),
            base.design(),
            Map.of("memory[b0]", "DISK"),
            List.of());

    assertThatThrownBy(wrongName::model)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no location 'pt'");
    assertThatThrownBy(wrongValue::model)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cannot be 'DISK': use one of SYSTEM, VRAM");
  }

  @Test
  void scopesOutsideTheLimitsAndUnknownOnesAreErrorsThatSayWhatIsAllowed() {
    assertThatThrownBy(() -> Scope.of(Map.of("pages", 0)))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("use 1..8");
    assertThatThrownBy(() -> Scope.of(Map.of("discs", 1)))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("buffers, pages, cpus");
    assertThatThrownBy(() -> Scope.of(Map.of("cpus", 1, "addressSpaces", 2)))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("each needs a CPU of its own");
    assertThat(Scope.of(Map.of("cpus", 2)).addressSpaces()).isEqualTo(2);
  }

  @Test
  void aVectorIsReadAsWhatWentWrong() {
    assertThat(Diagnosis.of(Set.of()).sentence()).isEqualTo("nothing breaks");
    assertThat(Diagnosis.of(Set.of("S4", "S3", "S1", "S2", "S6")).sentence())
        .isEqualTo("the lookup missed a translation: writes are lost and freed memory is reached");
    assertThat(Diagnosis.of(Set.of("S14", "S3", "S1", "S6")).cause())
        .contains("the fault came back too early");
    assertThat(Diagnosis.of(Set.of("S5", "S4", "S3")).cause()).contains("TLB");
    assertThat(Diagnosis.of(Set.of("S4", "S3", "S6")).consequence())
        .isEqualTo("writes are lost; nothing freed is reached");
    assertThat(Diagnosis.of(Set.of("S8")).consequence()).contains("would spin");
    assertThat(Diagnosis.of(Set.of("S8", "deadlock")).consequence()).contains("spins for ever");
  }
}
