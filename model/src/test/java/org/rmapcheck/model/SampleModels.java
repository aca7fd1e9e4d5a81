package org.rmapcheck.model;

import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Small models that together use every part of the language. */
public final class SampleModels {

  private SampleModels() {}

  enum Place {
    NOWHERE,
    SYSTEM,
    VRAM
  }

  /** All sample models. */
  public static List<Model> all() {
    return List.of(
        spinLock(),
        oppositeOrder(),
        negativeCounter(),
        assertedTwice(),
        rotation(),
        SampleSets.choices(),
        SampleSets.walk(),
        SampleSets.tables(),
        awkwardNames(),
        brokenAtOnce(),
        move());
  }

  /** Two tasks, one lock, a critical section that a third task enters without it. */
  public static Model spinLock() {
    ModelDefinition definition =
        m -> {
          IdSet task = m.unordered("Task", "t", 2);
          Variable owner = m.optionalId("owner", task);
          Variable inside = m.bool("inside", task);
          Variable rude = m.bool("rude");
          m.process(
              "worker",
              task,
              p -> {
                p.rest("idle");
                p.step("idle")
                    .await(owner.value().isNone())
                    .set(owner.value(), p.self())
                    .goTo("enter");
                p.step("enter").always().set(inside.at(p.self()), true).next();
                p.step("leave")
                    .always()
                    .check("Held", owner.value().is(p.self()))
                    .set(inside.at(p.self()), false)
                    .release(owner.value())
                    .goTo("idle");
              });
          m.process(
              "stranger",
              p -> {
                p.rest("outside").unfair();
                p.step("outside").always().set(rude.value(), true).goTo("within");
                p.step("within").always().set(rude.value(), false).goTo("outside");
              });
          Expr.Bound t = task.any("t");
          m.property(
              property("Exclusive")
                  .invariant(Expr.count(t, inside.at(t)).lessThan(Expr.of(2)))
                  .build());
          m.property(
              property("NoStranger")
                  .invariant(Expr.exists(t, inside.at(t)).and(rude.value()).not())
                  .reachable("the stranger is in", rude.value())
                  .build());
          m.property(property("Held").build());
        };
    return definition.build("spinLock");
  }

  /** Two locks taken in opposite order, and a bystander that only looks. */
  public static Model oppositeOrder() {
    ModelDefinition definition =
        m -> {
          IdSet lock = m.unordered("Lock", "l", 2);
          Variable held = m.bool("held", lock);
          Variable seen = m.bool("seen");
          for (int first = 0; first < 2; first++) {
            Expr.Read one = held.at(lock.member(first));
            Expr.Read two = held.at(lock.member(1 - first));
            m.process(
                "taker" + first,
                p -> {
                  p.rest("idle");
                  p.step("idle").await(one.not()).set(one, true).next();
                  p.step("second").await(two.not()).set(two, true).next();
                  p.step("both").always().set(one, false).set(two, false).goTo("idle");
                });
          }
          Expr.Bound l = lock.any("l");
          m.process(
              "bystander",
              p -> {
                p.rest("look");
                p.step("look")
                    .when(seen.value().not())
                    .check("NeverBoth", Expr.forAll(l, held.at(l)).not())
                    .set(seen.value(), Expr.exists(l, held.at(l)))
                    .goTo("look")
                    .otherwise()
                    .check("NeverBoth", Expr.forAll(l, held.at(l)).not())
                    .goTo("look");
              });
          m.property(property("NeverBoth").build());
        };
    return definition.build("oppositeOrder");
  }

  /** Integers below zero, sums, differences, an array that begins with mixed values. */
  public static Model negativeCounter() {
    ModelDefinition definition =
        m -> {
          IdSet slot = m.ordered("Slot", "s", 3);
          Variable level = m.integer("level", -3, 3);
          Variable table = m.integer("table", -2, 300, slot);
          m.initially(level.value(), constant(-3, 3, 0));
          m.initially(table.at(slot.member(0)), constant(-2, 300, -1));
          m.initially(table.at(slot.member(1)), constant(-2, 300, 299));
          m.process(
              "up",
              p -> {
                p.rest("go");
                p.step("go")
                    .when(level.value().lessThan(Expr.of(3)))
                    .set(level.value(), level.value().plus(1))
                    .goTo("go")
                    .when(table.at(slot.member(1)).lessThan(Expr.of(300)))
                    .set(table.at(slot.member(1)), table.at(slot.member(1)).plus(1))
                    .set(table.at(slot.member(2)), level.value().minus(-1).minus(1).plus(1))
                    .goTo("check");
                p.step("check").always().check("Small", level.value().isNot(Expr.of(2))).goTo("go");
              });
          m.process(
              "down",
              p -> {
                p.rest("go");
                p.step("go")
                    .await(Expr.of(-1).lessThan(level.value()))
                    .set(level.value(), level.value().minus(2))
                    .goTo("go");
              });
          m.property(property("Small").build());
          m.property(property("Above").invariant(Expr.of(-2).lessThan(level.value())).build());
          m.property(property("Below").invariant(level.value().lessThan(Expr.of(4))).build());
        };
    // The third slot starts at -2, and level -2 + 1 is the least that is written to it.
    return definition.build("negativeCounter");
  }

  /** A step with two assertions of one property, of which the first one fails at last. */
  public static Model assertedTwice() {
    ModelDefinition definition =
        m -> {
          Variable level = m.integer("level", 0, 2);
          m.process(
              "p",
              p -> {
                p.step("up")
                    .when(level.value().lessThan(Expr.of(2)))
                    .set(level.value(), level.value().plus(1))
                    .goTo("look");
                p.step("look")
                    .always()
                    .check("Small", level.value().lessThan(Expr.of(2)))
                    .check("Small", Expr.of(0).lessThan(level.value()))
                    .goTo("up");
              });
          m.property(property("Small").build());
        };
    return definition.build("assertedTwice");
  }

  /** Simultaneous assignment: swaps and rotations, also through an index that changes. */
  public static Model rotation() {
    ModelDefinition definition =
        m -> {
          IdSet seat = m.ordered("Seat", "s", 3);
          Variable sits = m.id("sits", seat, seat);
          Variable hand = m.id("hand", seat);
          Variable mark = m.bool("mark", seat);
          for (int i = 0; i < 3; i++) {
            m.initially(sits.at(seat.member(i)), seat.member(i));
          }
          Expr.Read first = sits.at(seat.member(0));
          Expr.Read second = sits.at(seat.member(1));
          Expr.Read third = sits.at(seat.member(2));
          m.process(
              "turn",
              p -> {
                p.rest("all");
                p.step("all")
                    .always()
                    .set(first, second)
                    .set(second, third)
                    .set(third, first)
                    .goTo("all")
                    .always()
                    .set(first, second)
                    .set(second, first)
                    .goTo("hand");
                p.step("hand")
                    .always()
                    .set(hand.value(), sits.at(hand.value()))
                    .set(sits.at(hand.value()), hand.value())
                    .set(mark.at(hand.value()), mark.at(hand.value()).not())
                    .goTo("all");
              });
          m.property(property("Calm").invariant(hand.value().isNot(seat.member(2))).build());
        };
    return definition.build("rotation");
  }

  /** Names that mean something to Promela or C, or that neither takes. */
  public static Model awkwardNames() {
    ModelDefinition definition =
        m -> {
          IdSet vma = m.add(new IdSet("active", List.of("cpu0/b0", "cpu0_b0", "1*/"), false));
          Variable timeout = m.bool("timeout", vma);
          Variable register = m.optionalId("register", vma);
          Variable goTo = m.bool("goto");
          m.process(
              "init",
              vma,
              p -> {
                p.note("it ends /* here */").rest("end");
                p.step("end")
                    .kernel("f", "a.c", "while (x /* y */) 'c' \"d\"; \\")
                    .await(timeout.at(p.self()).not())
                    .set(register.value(), p.self())
                    .set(timeout.at(p.self()), true)
                    .next();
                p.step("end_move").always().set(goTo.value(), goTo.value().not()).next();
                p.step("progress").await(goTo.value()).goTo("timeout");
                p.step("timeout").always().set(timeout.at(p.self()), false).goTo("accept");
                p.step("accept").await(register.value().isNot(p.self())).goTo("end");
              });
          m.property(property("S-1 'x'").invariant(register.value().isNone()).build());
        };
    return definition.build("awkward */ names");
  }

  /** The first state is wrong already; one process does nothing ever. */
  public static Model brokenAtOnce() {
    ModelDefinition definition =
        m -> {
          Variable light = m.bool("light");
          Variable count = m.integer("count", 0, 2);
          m.process(
              "sleeper", p -> p.rest("sleep").step("sleep").await(Expr.of(false)).goTo("sleep"));
          m.process(
              "switch",
              p -> {
                p.step("on").always().set(light.value(), true).next();
                p.step("more")
                    .await(count.value().lessThan(Expr.of(2)))
                    .set(count.value(), count.value().plus(1))
                    .goTo("more");
              });
          m.property(property("Lit").invariant(light.value()).build());
          m.property(property("Dark").invariant(light.value().not()).build());
          m.property(property("Few").invariant(count.value().isNot(Expr.of(2))).build());
        };
    return definition.build("brokenAtOnce");
  }

  /** A buffer moves while CPUs access it: invalidation, copy and fault in miniature. */
  public static Model move() {
    ModelDefinition definition =
        m -> {
          IdSet cpu = m.unordered("Cpu", "cpu", 2);
          IdSet page = m.ordered("Page", "p", 2);
          IdSet actor = m.add(new IdSet("Actor", List.of("mover", "fault0", "fault1"), false));
          Variable faults = m.constant("faults", new Type.Id(actor, false), List.of(1L, 2L), cpu);
          Variable resv = m.optionalId("resv", actor);
          Variable place = m.enumeration("place", Place.class);
          Variable pte = m.enumeration("pte", Place.class, cpu, page);
          Variable tlb = m.enumeration("tlb", Place.class, cpu, page);
          Variable fresh = m.bool("fresh", page);
          Variable next = m.declare("next", new Type.Id(page, true), Variable.Kind.SHARED);
          Expr.Bound c = cpu.any("c");
          Expr.Bound q = page.any("q");
          m.initially("place", "SYSTEM");
          m.initiallyAll(fresh, new Expr.Const(new Type.Bool(), 1));
          m.process(
              "move",
              p -> {
                p.rest("idle");
                p.step("idle")
                    .await(resv.value().isNone())
                    .set(resv.value(), actor.member(0))
                    .goTo("unmap");
                p.step("unmap").always().setAll(pte.at(c, q), Expr.of(Place.NOWHERE), c, q).next();
                p.step("flush")
                    .always()
                    .setAll(tlb.at(c, q), Expr.of(Place.NOWHERE), c, q)
                    .set(next.value(), page.first())
                    .next();
                p.step("copy")
                    .when(next.value().isSome())
                    .set(fresh.at(next.value()), true)
                    .set(next.value(), next.value().next())
                    .goTo("copy")
                    .otherwise()
                    .set(
                        place.value(),
                        Expr.ifThenElse(
                            place.value().is(Place.VRAM),
                            Expr.of(Place.SYSTEM),
                            Expr.of(Place.VRAM)))
                    .release(resv.value())
                    .goTo("idle");
              });
          m.process(
              "cpu",
              cpu,
              p -> {
                Expr mine = faults.at(p.self());
                p.rest("access").unfair();
                p.step("access")
                    .choose(q)
                    .when(tlb.at(p.self(), q).isNot(Place.NOWHERE))
                    .check("Current", tlb.at(p.self(), q).is(place.value()))
                    .set(fresh.at(q), true)
                    .goTo("access")
                    .choose(q)
                    .when(
                        pte.at(p.self(), q)
                            .isNot(Place.NOWHERE)
                            .and(tlb.at(p.self(), q).is(Place.NOWHERE)))
                    .set(tlb.at(p.self(), q), pte.at(p.self(), q))
                    .goTo("access")
                    .when(Expr.exists(q, pte.at(p.self(), q).is(Place.NOWHERE)))
                    .goTo("fault");
                p.step("fault").await(resv.value().isNone()).set(resv.value(), mine).goTo("insert");
                p.step("insert")
                    .always()
                    .setAll(pte.at(p.self(), q), place.value(), q)
                    .release(resv.value())
                    .goTo("access");
              });
          Expr.Bound d = page.any("d");
          m.property(property("Current").build());
          m.property(
              property("Usable")
                  .invariant(
                      Expr.forAll(
                          c,
                          Expr.forAll(
                              d,
                              tlb.at(c, d)
                                  .is(Place.NOWHERE)
                                  .or(tlb.at(c, d).is(place.value()))
                                  .or(resv.value().is(actor.member(0))))))
                  .build());
          m.property(
              property("Somewhere")
                  .invariant(Expr.forAll(c, pte.at(c, page.first()).isNot(Place.VRAM)))
                  .build());
        };
    return definition.build("move");
  }

  static PropertyBuilder property(String id) {
    return new PropertyBuilder(id, id, Property.Kind.BOOKS);
  }

  static Expr.Const constant(long low, long high, long value) {
    return new Expr.Const(new Type.IntRange(low, high), value);
  }
}
