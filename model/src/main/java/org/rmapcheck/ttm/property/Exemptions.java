package org.rmapcheck.ttm.property;

import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.MremapMove;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;

/**
 * What the rules exempt, as situations that must occur: where an actor needs an exemption, the rule
 * would be broken without it, and the scenario shows that. An exemption that nobody needs makes the
 * rule vacuous there.
 */
final class Exemptions {

  private Exemptions() {}

  /** Of S5: an exiting mm, and the moment between clearing and flushing in move_ptes. */
  static PropertyBuilder ofTlbCover(PropertyBuilder property, Machine k) {
    Mappings m = k.spaces.mappings;
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr entry = k.spaces.tlb.at(c, v, p);
    Expr alone = entry.isSome().and(entry.isNot(k.spaces.pte.at(v, p)));
    if (k.actors.contains("exit")) {
      Expr dead = m.running.at(k.spaces.vmaSpace.at(v)).not().and(m.linked.at(v).not());
      property.reachable(
          "an exiting address space has unlinked a VMA and not flushed it",
          Expr.exists(c, Expr.exists(v, Expr.exists(p, alone.and(dead)))));
    }
    if (k.actors.contains("mremap") && !k.design.is(MremapMove.PMD_WITHOUT_RMAP_LOCK)) {
      Expr locked = m.mremapLocks(v).orElse(Expr.of(false));
      property.reachable(
          "mremap has moved a PTE and not flushed it, under locks that keep walks away",
          Expr.exists(c, Expr.exists(v, Expr.exists(p, alone.and(locked)))));
    }
    return property;
  }

  /** Of S14: copies of a PTE that fork and mremap make without the buffer's reservation. */
  static PropertyBuilder ofLockDiscipline(PropertyBuilder property, Machine k) {
    Mappings m = k.spaces.mappings;
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr space = k.spaces.vmaSpace.at(v);
    Expr present = m.mapped.at(v).and(k.spaces.pte.at(v, p).isSome());
    if (k.actors.contains("fork")) {
      property.reachable(
          "a child that has not run has a PTE, which nobody faulted in",
          Expr.exists(
              v, Expr.exists(p, present.and(m.running.at(space).not()).and(space.is(m.child())))));
    }
    if (k.actors.contains("mremap")) {
      Expr.Bound old = k.sets.vmas().any("old");
      Expr moving = m.movesTo.at(old).is(v).and(m.mapped.at(old)).and(m.writer.at(space));
      property.reachable(
          "a VMA that mremap is filling has a PTE, which nobody faulted in",
          Expr.exists(old, Expr.exists(v, Expr.exists(p, moving.and(present)))));
    }
    return property;
  }
}
