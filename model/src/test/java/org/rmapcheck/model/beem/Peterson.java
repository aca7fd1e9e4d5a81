package org.rmapcheck.model.beem;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Peterson's mutual exclusion: at each level one process waits. */
public final class Peterson {

  private Peterson() {}

  public static Model of(int n) {
    ModelBuilder m = new ModelBuilder("peterson, " + n + " processes");
    IdSet processes = m.ordered("Processes", "p", n);
    IdSet levels = m.ordered("Levels", "l", n + 1);
    Variable pos = m.id("pos", levels, processes);
    Variable step = m.id("step", processes, levels);
    Variable j = m.declare("j", new Type.Id(levels, false), Variable.Kind.LOCAL, processes);
    Variable k = m.declare("k", new Type.Id(processes, true), Variable.Kind.LOCAL, processes);
    m.initiallyAll(k, processes.first());
    m.process(
        "P",
        processes,
        p -> {
          Expr.Bound self = p.self();
          Expr.Read level = j.at(self);
          Expr.Read scan = k.at(self);
          p.step("NCS").always().set(level, levels.member(1)).goTo("wait");
          p.step("wait")
              .when(level.isNot(levels.member(n)))
              .set(pos.at(self), level)
              .goTo("q2")
              .when(level.is(levels.member(n)))
              .goTo("CS");
          p.step("q2").always().set(step.at(level), self).set(scan, processes.first()).goTo("q3");
          p.step("q3")
              .when(scan.isSome().and(scan.is(self).or(pos.at(scan).lessThan(level))))
              .set(scan, scan.next())
              .goTo("q3")
              .when(step.at(level).isNot(self).or(scan.isNone()))
              .set(level, level.next())
              .goTo("wait");
          p.step("CS").always().set(pos.at(self), levels.first()).goTo("NCS");
        });
    return m.build();
  }
}
