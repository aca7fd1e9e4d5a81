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
import org.rmapcheck.ttm.design.Secondary;

/** Ways to a buffer's memory that are in no page table of a user: state where an actor has one. */
public final class OtherMappings {

  /** What a secondary user, such as KVM, holds of a page of a VMA. */
  public final Variable secondary;

  /** What a kernel mapping of a buffer points to. */
  public final Variable vmap;

  /** {@code bo->pin_count} is not zero. */
  public final Variable pinned;

  private final boolean hasSecondary;
  private final boolean hasVmap;
  private final Design design;
  private final Sets sets;

  OtherMappings(ModelBuilder m, Design design, Set<String> actors, Sets sets) {
    this.design = design;
    this.sets = sets;
    hasSecondary = actors.contains("secondary");
    hasVmap = actors.contains("vmap");
    Type place = new Type.Id(sets.places(), true);
    secondary = declare(m, hasSecondary, "secondary", place, sets.vmas(), sets.pages());
    vmap = declare(m, hasVmap, "vmap", place, sets.buffers(), sets.pages());
    pinned = declare(m, hasVmap, "pinned", new Type.Bool(), sets.buffers());
  }

  private static Variable declare(
      ModelBuilder m, boolean used, String name, Type type, IdSet... dimensions) {
    return used
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** PTEs of the VMA are zapped: a notifier takes what a secondary user holds of them. */
  public ArmBuilder notified(ArmBuilder arm, Expr vma, Expr page, Expr.Bound... over) {
    return hasSecondary && design.is(Secondary.NOTIFIER)
        ? arm.setAll(secondary.at(vma, page), sets.places().none(), over)
        : arm;
  }

  /** The condition, and that it is not what a reference of a secondary user keeps. */
  Expr orReferenced(Expr held, Expr b, Expr p, Expr place, Variable vmaBuffer) {
    if (!hasSecondary || !design.is(Secondary.REFCOUNT)) {
      return held;
    }
    Expr.Bound v = sets.vmas().any("referenced");
    return held.or(Expr.exists(v, vmaBuffer.at(v).is(b).and(secondary.at(v, p).is(place))));
  }

  /** The condition on translations, asked of these too. */
  Expr andOthers(Expr all, AddressSpaces.Translation condition, Variable vmaBuffer) {
    Expr result = all;
    Expr.Bound p = sets.pages().any("other_page");
    Expr.Bound v = sets.vmas().any("other_vma");
    if (hasSecondary) {
      Expr place = secondary.at(v, p);
      Expr fine = condition.of(vmaBuffer.at(v), p, v).apply(place);
      result =
          result.and(
              Expr.forAll(
                  v,
                  Expr.forAll(p, place.isNone().or(fine.named("the secondary user may have it")))));
    }
    if (hasVmap) {
      Expr.Bound b = sets.buffers().any("other_buffer");
      Expr place = vmap.at(b, p);
      Expr fine = condition.of(b, p, v).apply(place);
      Expr anywhere = Expr.forAll(v, vmaBuffer.at(v).isNot(b).or(fine));
      result =
          result.and(
              Expr.forAll(
                  b,
                  Expr.forAll(
                      p, place.isNone().or(anywhere.named("the kernel mapping may be there")))));
    }
    return result;
  }

  /** Whether the kernel maps buffers for itself in this scenario. */
  public boolean vmaps() {
    return hasVmap;
  }

  /** Whether a move may take the buffer. */
  public Expr movable(Expr b) {
    return hasVmap ? pinned.at(b).not() : Expr.of(true);
  }

  /** Only a buffer that is not pinned. */
  public ArmBuilder unpinned(ArmBuilder arm, Expr b) {
    return hasVmap ? arm.when(pinned.at(b).not()) : arm;
  }
}
