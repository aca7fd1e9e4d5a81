package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/** What lists and counters must say. */
final class Books {

  private Books() {}

  /** Each object is on the list that its advice and its place ask for, once. */
  static Optional<Property> accounting(Machine k) {
    if (!k.tts.advise()) {
      return Optional.empty();
    }
    Expr.Bound b = k.sets.buffers().any("b");
    Expr list = k.tts.list.at(b);
    Expr unlocked = k.buffers.resv.at(b).is(Holder.FREE);
    Expr wanted = k.tts.wanted(b);
    Expr right =
        list.is(ShrinkList.NONE)
            .or(list.is(ShrinkList.SHRINK).and(wanted))
            .or(list.is(ShrinkList.PURGE).and(wanted.not()));
    return Optional.of(
        new PropertyBuilder(PropertyIds.S11, "Accounting", Kind.BOOKS)
            .statement(
                "outside its reservation an object is on the list that its advice asks for or on none,"
                    + " and nobody adds an object that is listed already")
            .symptom("list corruption, or the shrinker passes an object by for ever")
            .invariant(Expr.forAll(b, unlocked.implies(right)))
            .reachable("an object is on a list", Expr.exists(b, list.isNot(ShrinkList.NONE)))
            .build());
  }
}
