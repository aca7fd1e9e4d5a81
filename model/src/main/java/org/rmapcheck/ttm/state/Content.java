package org.rmapcheck.ttm.state;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * What the places hold: one freshness bit for each page of each buffer and place. It is set if the
 * place holds the last value written to that page; that is all that a lost write depends on, since
 * nobody acts on the values themselves.
 */
public final class Content {

  /** The place holds the last value written to the page. */
  public final Variable fresh;

  /** Ghost variable: nothing has been written to the page yet, so any content will do. */
  public final Variable undefined;

  private final Sets sets;
  private final Buffers buffers;
  private final Device device;

  Content(ModelBuilder m, Sets sets, Buffers buffers, Device device) {
    this.device = device;
    this.sets = sets;
    this.buffers = buffers;
    fresh = m.bool("fresh", sets.buffers(), sets.pages(), sets.places());
    undefined =
        m.declare("undefined", new Type.Bool(), Variable.Kind.GHOST, sets.buffers(), sets.pages());
    m.initiallyAll(undefined, new Expr.Const(new Type.Bool(), 1));
  }

  /**
   * A CPU stores to a page of a buffer through a translation to {@code place}: the store lands
   * there, every other place of the page is out of date, and what another buffer had in that VRAM
   * is gone.
   */
  public ArmBuilder store(ArmBuilder arm, Expr b, Expr p, Expr place) {
    Expr.Bound q = sets.places().any("q");
    if (sets.buffers().size() == 1) {
      arm.setAll(fresh.at(b, p, q), q.is(place), q);
    } else {
      Expr.Bound other = sets.buffers().any("other");
      Expr kept = fresh.at(other, p, q).and(q.is(place).and(buffers.isVram(q)).not());
      arm.setAll(fresh.at(other, p, q), Expr.ifThenElse(other.is(b), q.is(place), kept), other, q);
    }
    Expr lost = device.unplugs() ? device.unplugged.value() : Expr.of(false);
    return arm.set(undefined.at(b, p), lost);
  }

  /** One page is copied from {@code from}, or cleared if that is none, to {@code to}. */
  public ArmBuilder copy(ArmBuilder arm, Expr b, Expr p, Expr from, Expr to) {
    Expr value = from.isSome().and(fresh.at(b, p, from));
    if (sets.buffers().size() == 1) {
      return arm.set(fresh.at(b, p, to), value);
    }
    Expr.Bound other = sets.buffers().any("other");
    Expr kept = fresh.at(other, p, to).and(buffers.isVram(to).not());
    return arm.setAll(fresh.at(other, p, to), Expr.ifThenElse(other.is(b), value, kept), other);
  }
}
