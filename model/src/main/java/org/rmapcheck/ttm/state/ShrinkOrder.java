package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.ShrinkScan;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/**
 * The order of i915's shrink and purge lists, where a design asks for it: the position of each
 * buffer in the list that it is on, and whether that is the list on which a scan keeps what it has
 * looked at. Everything here is under {@code mm.obj_lock}, a leaf: each use of it is one step.
 */
public final class ShrinkOrder {

  /** How many buffers are ahead of this one in its list. */
  public final Variable position;

  /** The buffer is on {@code still_in_list} of the scan of the list that it was on. */
  public final Variable still;

  /** {@code mm.shrink_memory}, in buffers. */
  public final Variable memory;

  /** Ghost variable: the scan that is under way has met the buffer since it was listed. */
  public final Variable met;

  private final boolean present;
  private final Sets sets;
  private final Variable list;

  ShrinkOrder(ModelBuilder m, Design design, Set<String> actors, Sets sets, Variable list) {
    this.sets = sets;
    this.list = list;
    present = actors.contains("shrinker") && !design.is(ShrinkScan.ANY);
    int n = sets.buffers().size();
    Type bool = new Type.Bool();
    position = declare(m, "list_position", new Type.IntRange(0, n), Variable.Kind.SHARED, true);
    still = declare(m, "still_in_list", bool, Variable.Kind.SHARED, true);
    memory = declare(m, "shrink_memory", new Type.IntRange(0, n + 1), Variable.Kind.SHARED, false);
    met = declare(m, "met_by_scan", bool, Variable.Kind.GHOST, true);
  }

  private Variable declare(
      ModelBuilder m, String name, Type type, Variable.Kind kind, boolean each) {
    IdSet[] dimensions = each ? new IdSet[] {sets.buffers()} : new IdSet[0];
    return present
        ? m.declare(name, type, kind, dimensions)
        : new Variable(name, type, List.of(dimensions), kind, "");
  }

  /** The lists are kept in order. */
  public boolean present() {
    return present;
  }

  /** The buffer is the head of the list. */
  public Expr head(Expr b, Expr of) {
    return list.at(b).is(of).and(still.at(b).not()).and(position.at(b).is(0));
  }

  /** Each list is a sequence, and what is on no list is not in order. */
  public Expr wellFormed() {
    Expr.Bound b = sets.buffers().any("b");
    Expr.Bound o = sets.buffers().any("ahead");
    Expr same = list.at(o).is(list.at(b)).and(still.at(o).is(still.at(b)));
    Expr ahead = Expr.count(o, same.and(position.at(o).lessThan(position.at(b))));
    Expr none = list.at(b).is(ShrinkList.NONE);
    return Expr.forAll(
        b,
        Expr.ifThenElse(
            none, position.at(b).is(0).and(still.at(b).not()), position.at(b).is(ahead)));
  }

  /** No scan has put anything aside. */
  public Expr nothingAside() {
    Expr.Bound b = sets.buffers().any("aside");
    return Expr.exists(b, still.at(b)).not();
  }

  /**
   * Takes the buffer off its list, if it is on one, and adds it at the tail of another; the arm
   * itself says which list that is.
   *
   * @param to the list that it goes to, none to leave it off
   * @param aside whether it goes to the scan's own list
   * @param when only then
   */
  public ArmBuilder move(ArmBuilder arm, Expr b, Expr to, boolean aside, Expr when) {
    if (!present) {
      return arm;
    }
    Expr.Bound c = sets.buffers().any("moved");
    Expr.Bound o = sets.buffers().any("ahead");
    Expr there = list.at(o).is(to).and(still.at(o).is(Expr.of(aside))).and(o.isNot(b));
    Expr tail = Expr.ifThenElse(to.is(ShrinkList.NONE), Expr.of(0), Expr.count(o, there));
    Expr behind =
        list.at(c)
            .is(list.at(b))
            .and(list.at(b).isNot(ShrinkList.NONE))
            .and(still.at(c).is(still.at(b)))
            .and(position.at(b).lessThan(position.at(c)));
    Expr at = position.at(c);
    Expr closed = Expr.ifThenElse(behind, at.minus(1), at);
    Expr after = Expr.ifThenElse(c.is(b), tail, closed);
    return arm.setAll(position.at(c), Expr.ifThenElse(when, after, at), c)
        .set(still.at(b), Expr.ifThenElse(when, Expr.of(aside), still.at(b)));
  }

  /** {@code list_splice_tail}: what a scan has put aside goes behind what has come meanwhile. */
  public ArmBuilder splice(ArmBuilder arm, Expr of) {
    Expr.Bound c = sets.buffers().any("spliced");
    Expr.Bound o = sets.buffers().any("ahead");
    Expr came = Expr.count(o, list.at(o).is(of).and(still.at(o).not()));
    Expr.Read at = position.at(c);
    return arm.setAll(
            at, Expr.ifThenElse(still.at(c), new Expr.Binary(Expr.Operator.ADD, at, came), at), c)
        .setAll(still.at(c), Expr.of(false), c)
        .setAll(met.at(c), Expr.of(false), c);
  }
}
