package org.rmapcheck.engine.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.pass.Pass;

/** A wrong model must not look right because a pass leaves out the write that is wrong. */
final class PassesKeepModelErrorsTest {

  private static Completion search(Model model) {
    return new BreadthFirstSearch()
        .check(CheckRequest.of(model).onThreads(1).computedBy(SuccessorSource.INTERPRETED))
        .completion();
  }

  private static void wrongInBoth(BiConsumer<ModelBuilder, ProcessBuilder> steps) {
    ModelDefinition definition =
        m -> {
          m.property(new PropertyBuilder("A", "A", Property.Kind.HARM).statement("a").build());
          m.process(
              "p",
              p -> {
                p.rest("end");
                steps.accept(m, p);
                p.step("end").await(Expr.of(false)).goTo("end");
              });
        };
    Model model = definition.build("wrong");
    assertThat(search(model)).isEqualTo(Completion.MODEL_ERROR);
    Model passed = Pass.run(model, EnumSet.allOf(Pass.class)).model();
    assertThat(search(passed)).isEqualTo(Completion.MODEL_ERROR);
    for (Pass pass : Pass.values()) {
      assertThat(search(Pass.run(model, EnumSet.of(pass)).model()))
          .as("%s", pass)
          .isEqualTo(Completion.MODEL_ERROR);
    }
  }

  @Test
  void aValueOutOfRangeThatIsWrittenOver() {
    wrongInBoth(
        (m, p) -> {
          Expr.Read value = m.integer("value", 0, 1).value();
          Expr.Read copy = m.integer("copy", 0, 1).value();
          p.step("first").always().set(value, Expr.of(1)).next();
          p.step("over").always().set(copy, value.plus(1)).next();
          p.step("hide").always().set(copy, Expr.of(0)).next();
          p.step("look").always().check("A", copy.is(0).and(value.is(1))).next();
        });
  }

  @Test
  void oneLocationWrittenTwiceAndThenOver() {
    wrongInBoth(
        (m, p) -> {
          IdSet ids = m.ordered("Id", "i", 2);
          Variable value = m.integer("value", 0, 1, ids);
          Expr.Read one = m.id("one", ids).value();
          Expr.Read two = m.id("two", ids).value();
          Expr.Bound any = ids.any("any");
          Expr.Const member = ids.member(0);
          p.step("twice")
              .always()
              .set(value.at(one), Expr.of(1))
              .set(value.at(two), Expr.of(0))
              .set(one, member)
              .set(two, member)
              .next();
          p.step("hide").always().setAll(value.at(any), Expr.of(0), any).next();
          p.step("look").always().check("A", value.at(member).is(0)).next();
        });
  }

  @Test
  void oneLocationWrittenTwiceThroughIndicesThatNeverChange() {
    wrongInBoth(
        (m, p) -> {
          IdSet ids = m.ordered("Id", "i", 2);
          Variable value = m.integer("value", 0, 1, ids);
          Expr.Read one = m.id("one", ids).value();
          Expr.Read two = m.id("two", ids).value();
          p.step("twice")
              .always()
              .set(value.at(one), Expr.of(1))
              .set(value.at(two), Expr.of(0))
              .next();
          p.step("look").always().check("A", value.at(ids.member(0)).is(0)).next();
        });
  }

  @Test
  void oneLocationWrittenTwiceThroughTheSuccessorOfAMember() {
    wrongInBoth(
        (m, p) -> {
          IdSet ids = m.ordered("Id", "i", 2);
          Variable value = m.integer("value", 0, 1, ids);
          p.step("wait").always().next();
          p.step("twice")
              .always()
              .set(value.at(ids.member(1)), Expr.of(1))
              .set(value.at(ids.member(0).next()), Expr.of(0))
              .next();
          p.step("look").always().check("A", value.at(ids.member(1)).is(0)).next();
        });
  }

  @Test
  void aLocalOutOfRangeThatNobodyReadsAnyMore() {
    wrongInBoth(
        (m, p) -> {
          IdSet self = p.self().set();
          Variable local = m.declare("local", new Type.IntRange(0, 1), Variable.Kind.LOCAL, self);
          Expr.Read mine = local.at(p.self());
          p.step("first").always().set(mine, Expr.of(1)).next();
          p.step("look").always().check("A", mine.is(1)).next();
          p.step("over").always().set(mine, mine.plus(1)).next();
        });
  }

  @Test
  void aValueOutOfRangeThatNobodyReads() {
    wrongInBoth(
        (m, p) -> {
          Expr.Read count = m.integer("count", 0, 1).value();
          p.step("first").always().set(count, Expr.of(1)).next();
          p.step("over").always().set(count, count.plus(1)).next();
          look(m, p);
        });
  }

  @Test
  void anIndexThatIsNoneInAGuardThatIsFalseAnyway() {
    wrongInBoth(
        (m, p) -> {
          Expr read = ofNobody(m).is(1);
          p.step("wait").await(read.and(Expr.of(false))).next();
          look(m, p);
        });
  }

  @Test
  void anIndexThatIsNoneInAComparisonWithItself() {
    wrongInBoth(
        (m, p) -> {
          Expr.Read read = ofNobody(m);
          p.step("look").always().check("A", new Expr.Binary(Expr.Operator.EQ, read, read)).next();
        });
  }

  @Test
  void anIndexThatIsNoneInAConditionOnWhichNothingDepends() {
    wrongInBoth(
        (m, p) -> {
          Expr.Read copy = m.integer("copy", 0, 1).value();
          Expr read = ofNobody(m).is(1);
          p.step("set").always().set(copy, new Expr.IfThenElse(read, copy, copy)).next();
          p.step("look").always().check("A", copy.is(0)).next();
        });
  }

  @Test
  void anIndexThatIsNoneIntoWhatNobodyWrites() {
    wrongInBoth(
        (m, p) -> {
          Expr read = ofNobody(m).is(0);
          p.step("look").always().check("A", read).next();
        });
  }

  private static void look(ModelBuilder m, ProcessBuilder p) {
    p.step("look").always().check("A", m.integer("other", 0, 1).value().is(0)).next();
  }

  /** A value of the id that is none, and stays it. */
  private static Expr.Read ofNobody(ModelBuilder m) {
    IdSet ids = m.ordered("Id", "i", 2);
    return m.integer("value", 0, 1, ids).at(m.optionalId("nobody", ids).value());
  }
}
