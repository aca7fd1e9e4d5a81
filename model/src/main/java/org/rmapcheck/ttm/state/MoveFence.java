package org.rmapcheck.ttm.state;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.Evict;
import org.rmapcheck.ttm.design.MoveKind;

/**
 * The fence that VRAM's manager remembers of the last eviction whose slot was free at once, and who
 * has it in its reservation; no part of the model where slots wait for their copies.
 *
 * <p>A fence is named by the buffer whose copy it is of, since a buffer has one copy at a time.
 */
public final class MoveFence {

  /** {@code man->move}. */
  public final Variable move;

  /** The fence of another buffer's eviction in this buffer's reservation. */
  public final Variable inherited;

  private final boolean present;

  MoveFence(ModelBuilder m, Design design, Sets sets) {
    present = design.is(Evict.PIPELINED) && design.is(MoveKind.BLIT);
    Type fence = new Type.Id(sets.buffers(), true);
    List<org.rmapcheck.model.ir.IdSet> each = List.of(sets.buffers());
    if (present) {
      move = m.declare("man_move", fence, Variable.Kind.SHARED);
      inherited = m.declare("inherited", fence, Variable.Kind.SHARED, sets.buffers());
    } else {
      move = new Variable("man_move", fence, List.of(), Variable.Kind.SHARED, "");
      inherited = new Variable("inherited", fence, each, Variable.Kind.SHARED, "");
    }
  }

  /** Evictions leave fences behind. */
  public boolean present() {
    return present;
  }

  /** The buffer's reservation has a fence of an eviction that is under way. */
  public Expr pending(Expr b) {
    return present ? inherited.at(b).isSome() : Expr.of(false);
  }

  /** The copy of a buffer is done: its fence is none any more, wherever it is. */
  public ArmBuilder signal(ArmBuilder arm, Sets sets, Expr b) {
    if (!present) {
      return arm;
    }
    Expr.Bound o = sets.buffers().any("heir");
    Expr none = sets.buffers().none();
    Expr.Read of = inherited.at(o);
    return arm.setAll(of, Expr.ifThenElse(of.is(b), none, of), o)
        .set(move.value(), Expr.ifThenElse(move.value().is(b), none, move.value()));
  }
}
