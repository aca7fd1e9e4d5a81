package org.rmapcheck.model.beem;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Anderson's queue lock: a place is taken by counting up, and later brought below {@code n}. */
final class Anderson {

  private Anderson() {}

  static Model of(int n) {
    ModelBuilder m = new ModelBuilder("anderson, " + n + " processes");
    IdSet processes = m.ordered("Processes", "p", n);
    IdSet places = m.ordered("Places", "s", 2 * n + 1);
    Variable slot = m.bool("slot", places);
    Variable next = m.id("next", places);
    Variable place = m.declare("place", new Type.Id(places, false), Variable.Kind.LOCAL, processes);
    m.initially("slot[s0]", "true");
    m.process(
        "P",
        processes,
        p -> {
          Expr.Read mine = place.at(p.self());
          p.step("NCS")
              .always()
              .set(mine, next.value())
              .set(next.value(), next.value().next())
              .goTo("p1");
          p.step("p1")
              .when(mine.is(places.member(n - 1)))
              .set(next.value(), below(next.value(), places, n))
              .goTo("p2")
              .when(mine.isNot(places.member(n - 1)))
              .set(mine, below(mine, places, n))
              .goTo("p2");
          p.step("p2").await(slot.at(mine)).goTo("p3");
          p.step("p3").always().set(slot.at(mine), false).goTo("CS");
          p.step("CS").always().set(slot.at(below(mine.next(), places, n)), true).goTo("NCS");
        });
    return m.build();
  }

  /** A place, or the one {@code n} before it if that is one. */
  private static Expr below(Expr place, IdSet places, int n) {
    Expr result = place;
    for (int i = n; i <= 2 * n; i++) {
      result = Expr.ifThenElse(place.is(places.member(i)), places.member(i - n), result);
    }
    return result;
  }
}
