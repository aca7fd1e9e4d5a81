package org.rmapcheck.model.beem;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Szymanski's mutual exclusion with three bits a process: {@code a} who asks, {@code w} who waits,
 * {@code s} who has shut the door. Labels are those of the algorithm; in the collection they begin
 * with a p.
 */
final class Szymanski {

  private final IdSet processes;
  private final Variable a;
  private final Variable w;
  private final Variable s;
  private final Variable j;

  private Szymanski(ModelBuilder m, int n) {
    processes = m.ordered("Processes", "p", n);
    a = m.bool("a", processes);
    w = m.bool("w", processes);
    s = m.bool("s", processes);
    j = m.declare("j", new Type.Id(processes, true), Variable.Kind.LOCAL, processes);
    m.initiallyAll(j, processes.first());
  }

  static Model of(int n) {
    ModelBuilder m = new ModelBuilder("szymanski, " + n + " processes");
    Szymanski parts = new Szymanski(m, n);
    m.process(
        "P",
        parts.processes,
        p -> {
          parts.enter(p);
          parts.shutTheDoor(p);
          parts.waitForTheDoor(p);
          parts.leave(p);
        });
    return m.build();
  }

  private void enter(ProcessBuilder p) {
    Expr.Bound self = p.self();
    Expr.Read scan = j.at(self);
    p.step("NCS").always().set(a.at(self), true).set(scan, processes.first()).goTo("p2");
    p.step("p2")
        .when(scan.isSome().and(s.at(scan).not()))
        .set(scan, scan.next())
        .goTo("p2")
        .when(scan.isNone())
        .goTo("p3");
    p.step("p3").always().set(w.at(self), true).set(a.at(self), false).goTo("p4");
    p.step("p4")
        .when(s.at(self))
        .set(scan, processes.first())
        .goTo("p9")
        .when(s.at(self).not())
        .set(scan, processes.first())
        .goTo("p5");
  }

  private void shutTheDoor(ProcessBuilder p) {
    Expr.Bound self = p.self();
    Expr.Read scan = j.at(self);
    p.step("p5")
        .when(scan.isSome().and(a.at(scan).not()))
        .set(scan, scan.next())
        .goTo("p5")
        .when(scan.isNone().or(a.at(scan)))
        .goTo("p6");
    p.step("p6")
        .when(scan.isNone())
        .set(s.at(self), true)
        .set(scan, processes.first())
        .goTo("p61")
        .when(scan.isSome())
        .goTo("p7");
    p.step("p61")
        .when(scan.isSome().and(a.at(scan).not()))
        .set(scan, scan.next())
        .goTo("p61")
        .when(scan.isSome().and(a.at(scan)))
        .set(s.at(self), false)
        .goTo("p7")
        .when(scan.isNone())
        .set(w.at(self), false)
        .set(scan, processes.first())
        .goTo("p64");
    p.step("p64")
        .when(scan.isSome().and(w.at(scan).not()))
        .set(scan, scan.next())
        .goTo("p64")
        .when(scan.isNone())
        .goTo("p7");
  }

  private void waitForTheDoor(ProcessBuilder p) {
    Expr.Bound self = p.self();
    Expr.Read scan = j.at(self);
    Expr shut = w.at(scan).not().and(s.at(scan));
    p.step("p7")
        .when(scan.isSome())
        .set(scan, processes.first())
        .goTo("p71")
        .when(scan.isNone())
        .goTo("p8");
    p.step("p71")
        .when(scan.isSome().and(shut.not()))
        .set(scan, scan.next())
        .goTo("p71")
        .when(scan.isNone().or(shut))
        .goTo("p8");
    p.step("p8")
        .when(scan.isNone().or(scan.is(self)))
        .goTo("p4")
        .when(scan.isSome().and(scan.isNot(self)))
        .set(s.at(self), true)
        .set(w.at(self), false)
        .goTo("p4");
  }

  private void leave(ProcessBuilder p) {
    Expr.Bound self = p.self();
    Expr.Read scan = j.at(self);
    p.step("p9")
        .when(scan.lessThan(self).and(w.at(scan).not()).and(s.at(scan).not()))
        .set(scan, scan.next())
        .goTo("p9")
        .when(scan.is(self))
        .goTo("CS");
    p.step("CS").always().set(s.at(self), false).goTo("NCS");
  }
}
