package org.rmapcheck.lincheck;

import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

/** Small models of two processes. */
final class TwoCounters {

  private static final int HIGH = 10;

  private TwoCounters() {}

  /** Two processes that count, each for itself; so many steps of each. */
  static BoundedModel bounded(int one, int two) {
    ModelDefinition definition =
        m -> {
          counting(m, "one");
          counting(m, "two");
        };
    return BoundedModel.of(
        definition.build("counters"),
        new Bounds(List.of(), new java.util.TreeMap<>(Map.of("one", one, "two", two))));
  }

  private static void counting(ModelBuilder m, String name) {
    Variable count = m.integer("count_" + name, 0, HIGH);
    m.process(
        name,
        p -> {
          p.rest("count");
          p.step("count")
              .when(count.value().lessThan(Expr.of(HIGH)))
              .set(count.value(), count.value().plus(1))
              .goTo("count");
        });
  }

  /** A process that chooses one of three members at each step, and so changes the state. */
  static Model choosing() {
    ModelDefinition definition =
        m -> {
          IdSet members = m.unordered("Members", "m", 3);
          Variable last = m.optionalId("last", members);
          Variable count = m.integer("count", 0, HIGH);
          m.process(
              "one",
              p -> {
                p.rest("choose");
                var member = members.any("member");
                p.step("choose")
                    .choose(member)
                    .when(count.value().lessThan(Expr.of(HIGH)))
                    .set(last.value(), member)
                    .set(count.value(), count.value().plus(1))
                    .goTo("choose");
              });
        };
    return definition.build("choosing");
  }

  /** Two processes that take two locks, each in its own order. */
  static Model crossedLocks() {
    ModelDefinition definition =
        m -> {
          Variable a = m.bool("a");
          Variable b = m.bool("b");
          locking(m, "one", a, b);
          locking(m, "two", b, a);
        };
    return definition.build("crossed locks");
  }

  private static void locking(ModelBuilder m, String name, Variable first, Variable second) {
    m.process(
        name,
        p -> {
          p.rest("begin", "end");
          p.step("begin").await(first.value().not()).set(first.value(), true).next();
          p.step("second").await(second.value().not()).set(second.value(), true).next();
          p.step("end").await(Expr.of(false)).goTo("end");
        });
  }

  /** A process that counts to one and then complains for ever, which changes nothing. */
  static Model complaining() {
    ModelDefinition definition =
        m -> {
          Variable count = m.integer("count", 0, 1);
          m.property(
              new PropertyBuilder("P1", "Silence", Property.Kind.HARM)
                  .statement("nobody complains")
                  .reachable("somebody could", count.value().is(1))
                  .build());
          m.process(
              "one",
              p -> {
                p.rest("count");
                p.step("count")
                    .when(count.value().is(0))
                    .set(count.value(), Expr.of(1))
                    .goTo("count")
                    .when(count.value().is(1))
                    .check("P1", count.value().is(0))
                    .goTo("count");
              });
        };
    return definition.build("complaining");
  }
}
