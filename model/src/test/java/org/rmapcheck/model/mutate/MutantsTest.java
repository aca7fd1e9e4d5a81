package org.rmapcheck.model.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Validator;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.model.pass.Transformed;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;

final class MutantsTest {

  /** Two workers take a lock, walk over pages and unlock. */
  private static Model locked() {
    ModelBuilder m = new ModelBuilder("locked");
    IdSet workers = m.unordered("Workers", "w", 2);
    IdSet pages = m.ordered("Pages", "p", 2);
    Variable lock = m.bool("lock");
    Variable page = m.id("page", pages, workers);
    Variable count = m.integer("count", 0, 3);
    m.process(
        "worker",
        workers,
        p -> {
          p.rest("idle");
          p.step("idle")
              .kernel("f", "f.c", "lock();")
              .when(lock.value().is(Expr.of(false)))
              .set(lock.value(), true)
              .goTo("walk");
          p.step("walk")
              .kernel("f", "f.c", "walk();")
              .when(page.at(p.self()).next().isSome().and(count.value().lessThan(Expr.of(3))))
              .set(page.at(p.self()), page.at(p.self()).next())
              .goTo("walk")
              .otherwise()
              .set(page.at(p.self()), pages.first())
              .goTo("unlock");
          p.step("unlock")
              .kernel("f", "f.c", "unlock();")
              .always()
              .set(lock.value(), false)
              .set(
                  count.value(),
                  Expr.ifThenElse(count.value().is(3), Expr.of(0), count.value().plus(1)))
              .next();
          p.step("done")
              .kernel("f", "f.c", "done();")
              .always()
              .set(page.at(p.self()), pages.first())
              .goTo("idle");
        });
    return m.build();
  }

  private static List<Mutant> mutants(Model model) {
    return Mutants.of(Pass.run(model, EnumSet.of(Pass.SPECIALISE)));
  }

  @Test
  void everyKindOfFaultIsMade() {
    Set<Operator> made = new HashSet<>();
    mutants(locked()).forEach(mutant -> made.add(mutant.operator()));
    mutants(mainline()).forEach(mutant -> made.add(mutant.operator()));
    assertThat(made).containsExactlyInAnyOrder(Operator.values());
  }

  @Test
  void aMutantDiffersFromItsModelAndFromAllOthersAndIsAModel() {
    for (Model model : List.of(locked(), mainline())) {
      Transformed tree = Pass.run(model, EnumSet.of(Pass.SPECIALISE));
      List<Mutant> mutants = Mutants.of(tree);
      assertThat(mutants).extracting(Mutant::key).doesNotHaveDuplicates();
      for (Mutant mutant : mutants) {
        assertThat(mutant.model()).as(mutant.key()).isNotEqualTo(tree.model());
        assertThat(Validator.validate(mutant.model())).isEqualTo(mutant.model());
      }
    }
  }

  @Test
  void aMutantChangesOneProcessOnly() {
    Transformed tree = Pass.run(mainline(), EnumSet.of(Pass.SPECIALISE));
    for (Mutant mutant : Mutants.of(tree)) {
      assertThat(mutant.model().variables()).isEqualTo(tree.model().variables());
      assertThat(mutant.model().properties()).isEqualTo(tree.model().properties());
      long changed =
          mutant.model().processes().stream()
              .filter(process -> !tree.model().processes().contains(process))
              .count();
      assertThat(changed).as(mutant.key()).isEqualTo(1);
    }
  }

  @Test
  void theHardwareAndTheUserMakeNoMistakes() {
    assertThat(mutants(mainline()))
        .noneMatch(mutant -> mutant.process().equals("tlb"))
        .noneMatch(mutant -> mutant.place().startsWith("cpu.user"));
  }

  private static Model mainline() {
    return new Scenario(
            "m",
            "?",
            Scope.smallest(),
            List.of("move", "cpu"),
            Design.of(Map.of()),
            Map.of(),
            List.of())
        .model();
  }
}
