package org.rmapcheck.engine.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
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

/** Programs that go wrong only between taking or releasing a lock and the step next to it. */
final class FusingAroundLocksTest {

  private static Outcome search(Model model) {
    return new BreadthFirstSearch()
        .check(CheckRequest.of(model).onThreads(1).computedBy(SuccessorSource.INTERPRETED));
  }

  private static Outcome fused(Model model) {
    return search(Pass.run(model, EnumSet.allOf(Pass.class)).model());
  }

  private static void property(ModelBuilder m) {
    m.property(new PropertyBuilder("A", "A", Property.Kind.HARM).statement("a").build());
  }

  private static void lock(ProcessBuilder p, String label, Expr.Read lock) {
    p.step(label).await(lock.is(Expr.of(false))).set(lock, true).next();
  }

  private static void end(ProcessBuilder p) {
    p.rest("end").step("end").await(Expr.of(false)).goTo("end");
  }

  private static void violatedInBoth(ModelDefinition definition) {
    Model model = definition.build("locks");
    assertThat(search(model).verdicts().get("A")).isInstanceOf(Verdict.Violated.class);
    assertThat(fused(model).verdicts().get("A")).isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void othersMayTakeALockBeforeTheStepThatFollowsItsRelease() {
    violatedInBoth(
        m -> {
          Expr.Read lock = m.bool("lock").value();
          Expr.Read inside = m.bool("inside").value();
          Expr.Read behind = m.bool("behind").value();
          property(m);
          m.process(
              "one",
              p -> {
                lock(p, "lock", lock);
                p.step("inside").always().set(inside, true).next();
                p.step("unlock").always().set(lock, false).next();
                p.step("behind").always().set(behind, true).next();
                end(p);
              });
          m.process(
              "two",
              p -> {
                lock(p, "lock", lock);
                p.step("look").always().check("A", inside.not().or(behind)).next();
                p.step("unlock").always().set(lock, false).next();
                end(p);
              });
        });
  }

  @Test
  void othersMayHoldALockWhileTheStepBeforeTakingItIsDone() {
    violatedInBoth(
        m -> {
          Expr.Read lock = m.bool("lock").value();
          Expr.Read asked = m.bool("asked").value();
          Expr.Read heard = m.bool("heard").value();
          property(m);
          m.process(
              "one",
              p -> {
                p.step("ask").always().set(asked, true).next();
                p.step("try").when(lock.is(Expr.of(false))).set(lock, true).goTo("look");
                p.step("look").always().check("A", heard.not()).next();
                end(p);
              });
          m.process(
              "two",
              p -> {
                lock(p, "lock", lock);
                p.step("hear").always().set(heard, asked).next();
                p.step("unlock").always().set(lock, false).next();
                end(p);
              });
        });
  }

  @Test
  void twoThatTakeTwoLocksInOppositeOrderDeadlock() {
    ModelDefinition definition =
        m -> {
          Expr.Read a = m.bool("a").value();
          Expr.Read b = m.bool("b").value();
          for (boolean forth : new boolean[] {true, false}) {
            m.process(
                forth ? "forth" : "back",
                p -> {
                  lock(p, "first", forth ? a : b);
                  lock(p, "second", forth ? b : a);
                  p.step("unlock second").always().set(forth ? b : a, false).next();
                  p.step("unlock first").always().set(forth ? a : b, false).next();
                  end(p);
                });
          }
        };
    Model model = definition.build("opposite order");
    assertThat(search(model).deadlock()).isInstanceOf(Verdict.Violated.class);
    assertThat(fused(model).deadlock()).isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void aLockThatIsReleasedByOneOfItsNamesIsNotHeldByTheOther() {
    violatedInBoth(FusingAroundLocksTest::twoNames);
  }

  private static void twoNames(ModelBuilder m) {
    IdSet buffers = m.unordered("Buffer", "b", 2);
    IdSet task = m.unordered("Task", "t", 1);
    Variable lock = m.bool("lock", buffers);
    Variable data = m.integer("data", 0, 3, buffers);
    Variable other = m.declare("other", new Type.Id(buffers, false), Variable.Kind.LOCAL, task);
    Variable copy = m.declare("copy", new Type.IntRange(0, 3), Variable.Kind.LOCAL, task);
    property(m);
    m.process(
        "careless",
        task,
        p -> {
          Expr.Read bo = buffer(m, "careless_bo", buffers, task).at(p.self());
          Expr.Read alias = other.at(p.self());
          take(p, lock, buffers, Set.of(bo, alias));
          p.step("unlock").always().set(lock.at(bo), false).next();
          p.step("read").always().set(copy.at(p.self()), data.at(alias)).next();
          p.step("write")
              .always()
              .set(data.at(alias), Expr.ifThenElse(copy.at(p.self()).is(0), Expr.of(1), Expr.of(3)))
              .next();
          end(p);
        });
    m.process(
        "careful",
        task,
        p -> {
          Expr.Read bo = buffer(m, "careful_bo", buffers, task).at(p.self());
          take(p, lock, buffers, Set.of(bo));
          p.step("write").always().set(data.at(bo), Expr.of(2)).next();
          p.step("check").always().check("A", data.at(bo).is(2)).next();
          p.step("unlock").always().set(lock.at(bo), false).next();
          end(p);
        });
  }

  private static Variable buffer(ModelBuilder m, String name, IdSet buffers, IdSet task) {
    return m.declare(name, new Type.Id(buffers, false), Variable.Kind.LOCAL, task);
  }

  private static void take(ProcessBuilder p, Variable lock, IdSet buffers, Set<Expr.Read> names) {
    Expr.Bound any = buffers.any("any");
    var arm = p.step("lock").choose(any).when(lock.at(any).is(Expr.of(false)));
    arm.set(lock.at(any), true);
    names.stream()
        .sorted(java.util.Comparator.comparing(name -> name.variable().name()))
        .forEach(name -> arm.set(name, any));
    arm.next();
  }
}
