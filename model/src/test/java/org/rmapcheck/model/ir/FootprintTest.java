package org.rmapcheck.model.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Footprint.Region;

/** Read, may-write and must-write sets, computed from the tree. */
final class FootprintTest {

  private final ModelBuilder m = new ModelBuilder("footprint");
  private final IdSet cpu = m.unordered("Cpu", "c", 2);
  private final IdSet page = m.ordered("Page", "p", 3);
  private final Variable pte = m.bool("pte", cpu, page);
  private final Variable cursor = m.optionalId("cursor", page);
  private final Variable owner = m.optionalId("owner", cpu);
  private final Variable size = m.constant("size", new Type.IntRange(0, 9), List.of(3L));

  @Test
  void selfAndConstantsAreExactIndices() {
    Footprint footprint = footprint(1, 0, "guarded");
    assertThat(footprint.reads()).containsExactly(region(pte, 1, 2));
    assertThat(footprint.mayWrites()).containsExactly(region(pte, 1, 0));
    assertThat(footprint.mustWrites()).containsExactly(region(pte, 1, 0));
  }

  @Test
  void anIndexReadFromTheStateMayBeAnyAndIsReadItself() {
    Footprint footprint = footprint(0, 0, "walk");
    assertThat(footprint.reads())
        .containsExactlyInAnyOrder(region(cursor), region(pte, 0, Footprint.ANY));
    assertThat(footprint.mayWrites())
        .containsExactlyInAnyOrder(region(pte, 0, Footprint.ANY), region(cursor));
    assertThat(footprint.mustWrites()).containsExactly(region(cursor));
  }

  @Test
  void setAllMustWriteTheWholeDimension() {
    Footprint footprint = footprint(0, 0, "clear");
    assertThat(footprint.mayWrites()).containsExactly(region(pte, Footprint.ANY, Footprint.ANY));
    assertThat(footprint.mustWrites()).containsExactly(region(pte, Footprint.ANY, Footprint.ANY));
  }

  @Test
  void aChoiceMustWriteNothing() {
    Footprint footprint = footprint(0, 0, "choice");
    assertThat(footprint.mayWrites()).containsExactly(region(pte, 0, Footprint.ANY));
    assertThat(footprint.mustWrites()).isEmpty();
  }

  @Test
  void otherwiseReadsTheGuardsThatItNegates() {
    Footprint footprint = footprint(0, 1, "choice");
    assertThat(footprint.reads())
        .containsExactlyInAnyOrder(region(owner), region(pte, 0, Footprint.ANY));
  }

  @Test
  void assertionsAreReadAndConstantsAreNot() {
    Footprint footprint = footprint(1, 0, "checked");
    assertThat(footprint.reads())
        .containsExactlyInAnyOrder(region(owner), region(pte, Footprint.ANY, 1));
  }

  @Test
  void regionsOverlapUnlessTwoKnownIndicesDiffer() {
    assertThat(region(pte, 0, Footprint.ANY).overlaps(region(pte, Footprint.ANY, 2))).isTrue();
    assertThat(region(pte, 0, 1).overlaps(region(pte, 0, 2))).isFalse();
    assertThat(region(cursor).overlaps(region(owner))).isFalse();
  }

  @Test
  void aRegionKnowsItsElementsByPosition() {
    assertThat(region(pte, 1, Footprint.ANY).contains(4)).isTrue();
    assertThat(region(pte, Footprint.ANY, 1).contains(4)).isTrue();
    assertThat(region(pte, 0, 1).contains(4)).isFalse();
  }

  private static Region region(Variable variable, Integer... indices) {
    return new Region(variable, List.of(indices));
  }

  private Footprint footprint(int instance, int arm, String label) {
    Expr.Bound c = cpu.any("c");
    Expr.Bound q = page.any("q");
    m.property(new PropertyBuilder("P", "P", Property.Kind.BOOKS).build());
    m.process(
        "p",
        cpu,
        p -> {
          p.step("guarded")
              .await(pte.at(p.self(), page.member(2)))
              .set(pte.at(p.self(), page.first()), false)
              .next();
          p.step("walk")
              .await(cursor.value().isSome())
              .set(pte.at(p.self(), cursor.value()), pte.at(p.self(), cursor.value()).not())
              .set(cursor.value(), cursor.value().next())
              .next();
          p.step("clear").always().setAll(pte.at(c, q), Expr.of(false), c, q).next();
          p.step("choice")
              .choose(q)
              .when(pte.at(p.self(), q).and(owner.value().isNone()))
              .set(pte.at(p.self(), q), false)
              .goTo("choice")
              .otherwise()
              .goTo("checked");
          p.step("checked")
              .always()
              .check("P", Expr.exists(c, pte.at(c, page.member(1)).and(owner.value().is(c))))
              .check("P", size.value().is(3))
              .goTo("guarded");
        });
    Process process = m.build().processes().get(0);
    Step step = process.steps().get(process.indexOf(label));
    return Footprints.of(process, instance, step, step.arms().get(arm));
  }
}
