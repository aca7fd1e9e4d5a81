package org.rmapcheck.model.beem;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Lamport's fast mutual exclusion. */
final class Lamport {

  private Lamport() {}

  static Model of(int n) {
    ModelBuilder m = new ModelBuilder("lamport, " + n + " processes");
    IdSet processes = m.ordered("Processes", "p", n);
    Variable x = m.optionalId("x", processes);
    Variable y = m.optionalId("y", processes);
    Variable b = m.bool("b", processes);
    Variable j = m.declare("j", new Type.Id(processes, true), Variable.Kind.LOCAL, processes);
    m.initiallyAll(j, processes.first());
    m.process(
        "P",
        processes,
        p -> {
          Expr.Bound self = p.self();
          Expr.Read scan = j.at(self);
          p.step("NCS").always().set(b.at(self), true).goTo("q1");
          p.step("q1").always().set(x.value(), self).goTo("q2");
          p.step("q2")
              .when(y.value().isSome())
              .set(b.at(self), false)
              .goTo("q22")
              .when(y.value().isNone())
              .goTo("p");
          p.step("q22").await(y.value().isNone()).goTo("NCS");
          p.step("p").always().set(y.value(), self).goTo("q3");
          p.step("q3")
              .when(x.value().is(self))
              .goTo("CS")
              .when(x.value().isNot(self))
              .set(b.at(self), false)
              .set(scan, processes.first())
              .goTo("q4");
          p.step("q4")
              .when(scan.isSome().and(b.at(scan).not()))
              .set(scan, scan.next())
              .goTo("q4")
              .when(scan.isNone())
              .goTo("q5");
          p.step("q5").when(y.value().is(self)).goTo("CS").when(y.value().isNone()).goTo("NCS");
          p.step("CS").always().release(y.value()).goTo("e1");
          p.step("e1").always().set(b.at(self), false).goTo("NCS");
        });
    return m.build();
  }
}
