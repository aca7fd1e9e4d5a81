package org.rmapcheck.model.beem;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Lamport's bakery with tickets up to a largest one. */
final class Bakery {

  private Bakery() {}

  static Model of(int n, int most) {
    ModelBuilder m = new ModelBuilder("bakery, " + n + " processes, tickets to " + most);
    IdSet processes = m.ordered("Processes", "p", n);
    Variable choosing = m.bool("choosing", processes);
    Variable number = m.integer("number", 0, most, processes);
    Variable j = m.declare("j", new Type.Id(processes, true), Variable.Kind.LOCAL, processes);
    Variable max = m.declare("max", new Type.IntRange(0, most), Variable.Kind.LOCAL, processes);
    m.initiallyAll(j, processes.first());
    m.process(
        "P",
        processes,
        p -> {
          Expr.Bound self = p.self();
          Expr.Read scan = j.at(self);
          Expr.Read largest = max.at(self);
          Expr.Read mine = number.at(self);
          Expr.Read other = number.at(scan);
          p.step("NCS")
              .always()
              .set(choosing.at(self), true)
              .set(scan, processes.first())
              .set(largest, Expr.of(0))
              .goTo("choose");
          p.step("choose")
              .when(scan.isSome().and(largest.lessThan(other)))
              .set(largest, other)
              .set(scan, scan.next())
              .goTo("choose")
              .when(scan.isSome().and(largest.lessThan(other).not()))
              .set(scan, scan.next())
              .goTo("choose")
              .when(scan.isNone().and(largest.lessThan(Expr.of(most))))
              .set(mine, largest.plus(1))
              .set(scan, processes.first())
              .set(choosing.at(self), false)
              .goTo("for_loop");
          p.step("for_loop")
              .when(scan.isSome().and(choosing.at(scan).not()))
              .goTo("wait")
              .when(scan.isNone())
              .goTo("CS");
          p.step("wait")
              .await(
                  other
                      .is(0)
                      .or(mine.lessThan(other))
                      .or(other.is(mine).and(scan.lessThan(self).not())))
              .set(scan, scan.next())
              .goTo("for_loop");
          p.step("CS").always().set(mine, Expr.of(0)).goTo("NCS");
        });
    return m.build();
  }
}
