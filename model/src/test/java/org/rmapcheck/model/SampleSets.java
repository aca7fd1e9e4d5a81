package org.rmapcheck.model;

import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Models about sets of ids: choices, masks, walks and tables. */
public final class SampleSets {

  private SampleSets() {}

  /** Free choices, {@code setAll}, nested quantifiers, counts, masks over an unordered set. */
  public static Model choices() {
    ModelDefinition definition =
        m -> {
          IdSet page = m.unordered("Page", "p", 2);
          IdSet cpu = m.unordered("Cpu", "c", 2);
          Variable pte = m.enumeration("pte", SampleModels.Place.class, cpu, page);
          Variable todo = m.bool("todo", page);
          Variable chosen = m.optionalId("chosen", page);
          Expr.Bound p1 = page.any("p");
          Expr.Bound c1 = cpu.any("c");
          m.process(
              "mapper",
              p -> {
                p.rest("map").unfair();
                p.step("map")
                    .choose(c1, p1)
                    .when(pte.at(c1, p1).is(SampleModels.Place.NOWHERE).and(todo.at(p1).not()))
                    .set(
                        pte.at(c1, p1),
                        Expr.ifThenElse(
                            Expr.exists(
                                cpu.any("d"), pte.at(cpu.any("d"), p1).is(SampleModels.Place.VRAM)),
                            Expr.of(SampleModels.Place.VRAM),
                            Expr.of(SampleModels.Place.SYSTEM)))
                    .goTo("map");
              });
          m.process(
              "mover",
              p -> {
                p.rest("start");
                p.step("start").always().setAll(todo.at(p1), Expr.of(true), p1).next();
                p.step("pick")
                    .choose(p1)
                    .when(todo.at(p1))
                    .set(chosen.value(), p1)
                    .set(todo.at(p1), false)
                    .goTo("zap")
                    .otherwise()
                    .release(chosen.value())
                    .goTo("start");
                p.step("zap")
                    .always()
                    .setAll(pte.at(c1, chosen.value()), Expr.of(SampleModels.Place.NOWHERE), c1)
                    .goTo("fill");
                p.step("fill")
                    .choose(c1)
                    .set(pte.at(c1, chosen.value()), SampleModels.Place.VRAM)
                    .goTo("pick")
                    .when(chosen.value().isSome().and(todo.at(chosen.value()).not()))
                    .goTo("pick");
              });
          Expr.Bound q = page.any("q");
          m.property(
              SampleModels.property("OnePlace")
                  .invariant(
                      Expr.forAll(
                          q,
                          Expr.forAll(
                              c1,
                              Expr.forAll(
                                  cpu.any("d"),
                                  pte.at(c1, q)
                                      .is(pte.at(cpu.any("d"), q))
                                      .or(pte.at(c1, q).is(SampleModels.Place.NOWHERE))
                                      .or(
                                          pte.at(cpu.any("d"), q)
                                              .is(SampleModels.Place.NOWHERE))))))
                  .build());
          m.property(
              SampleModels.property("NotAllVram")
                  .invariant(
                      Expr.count(q, Expr.forAll(c1, pte.at(c1, q).is(SampleModels.Place.VRAM)))
                          .lessThan(Expr.of(2)))
                  .build());
        };
    return definition.build("choices");
  }

  /** A walk over an ordered set with a cursor that becomes none, and order between ids. */
  public static Model walk() {
    ModelDefinition definition =
        m -> {
          IdSet vma = m.ordered("Vma", "v", 4);
          IdSet walker = m.unordered("Walker", "w", 2);
          Variable cursor =
              m.declare("cursor", new Type.Id(vma, true), Variable.Kind.LOCAL, walker);
          Variable done = m.bool("done", vma);
          Variable last = m.declare("last", new Type.Id(vma, true), Variable.Kind.GHOST);
          m.process(
              "walker",
              walker,
              p -> {
                Expr.Read mine = cursor.at(p.self());
                p.rest("start");
                p.step("start").always().set(mine, vma.first()).next();
                p.step("visit")
                    .when(mine.isSome().and(done.at(mine).not()))
                    .check("Order", last.value().isNone().or(last.value().lessThan(mine)))
                    .set(done.at(mine), true)
                    .set(last.value(), mine)
                    .set(mine, mine.next())
                    .goTo("visit")
                    .when(mine.isSome().and(done.at(mine)))
                    .set(mine, mine.next())
                    .goTo("visit")
                    .otherwise()
                    .goTo("end");
                p.step("end").await(Expr.forAll(vma.any("v"), done.at(vma.any("v")))).goTo("clear");
                p.step("clear")
                    .always()
                    .setAll(done.at(vma.any("v")), Expr.of(false), vma.any("v"))
                    .goTo("start");
              });
          m.property(SampleModels.property("Order").build());
          m.property(
              SampleModels.property("Behind")
                  .invariant(
                      Expr.forAll(
                          walker.any("w"),
                          cursor
                              .at(walker.any("w"))
                              .lessThan(vma.member(1))
                              .or(done.at(vma.first()))
                              .or(cursor.at(walker.any("w")).next().isNone())))
                  .build());
        };
    return definition.build("walk");
  }

  /** Constants read at indices that are known in a state only; two dimensions; nested reads. */
  public static Model tables() {
    ModelDefinition definition =
        m -> {
          IdSet cpu = m.unordered("Cpu", "c", 2);
          IdSet mm = m.unordered("Mm", "m", 2);
          Variable mmOf = m.constant("mmOf", new Type.Id(mm, false), List.of(1L, 0L), cpu);
          Variable weight =
              m.constant("weight", new Type.IntRange(0, 9), List.of(1L, 2L, 3L, 0L), cpu, mm);
          Variable current = m.id("current", cpu);
          Variable active = m.optionalId("active", mm);
          Variable sum = m.integer("sum", 0, 9);
          Variable cell = m.integer("cell", 0, 3, mm, cpu);
          m.process(
              "switcher",
              p -> {
                p.rest("run");
                p.step("run")
                    .choose(cpu.any("c"))
                    .when(cpu.any("c").isNot(current.value()))
                    .set(current.value(), cpu.any("c"))
                    .set(active.value(), mmOf.at(cpu.any("c")))
                    .goTo("add")
                    .when(mmOf.at(current.value()).is(active.value()))
                    .release(active.value())
                    .goTo("run");
                p.step("add")
                    .when(
                        active
                            .value()
                            .isSome()
                            .and(
                                sum.value()
                                    .lessThan(Expr.of(9 - 3))
                                    .or(weight.at(current.value(), active.value()).is(0))))
                    .set(
                        sum.value(),
                        new Expr.Binary(
                            Expr.Operator.ADD,
                            sum.value(),
                            weight.at(current.value(), active.value())))
                    .set(
                        cell.at(mmOf.at(current.value()), current.value()),
                        weight.at(current.value(), mmOf.at(current.value())))
                    .goTo("run")
                    .otherwise()
                    .set(sum.value(), Expr.of(0))
                    .goTo("run");
              });
          m.property(
              SampleModels.property("Light")
                  .invariant(
                      new Expr.Binary(
                              Expr.Operator.ADD, sum.value(), cell.at(mm.first(), cpu.member(1)))
                          .lessThan(Expr.of(5)))
                  .build());
        };
    return definition.build("tables");
  }
}
