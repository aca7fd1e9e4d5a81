package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;

/**
 * Where mappings change: what must be true again whenever nobody is changing them, and what those
 * who change them or walk over them rely on.
 */
public final class MappingBooks {

  private MappingBooks() {}

  static Optional<Property> of(Machine k) {
    if (!k.spaces.mappings.change()) {
      return Optional.empty();
    }
    Mappings m = k.spaces.mappings;
    Expr.Bound mm = k.sets.spaces().any("mm");
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound p = k.sets.pages().any("p");
    Expr quiet = m.running.at(mm).and(k.spaces.mmapFree(mm));
    Expr empty = Expr.forAll(p, k.spaces.pte.at(v, p).isNone());
    Expr listed = m.linked.at(v).is(m.mapped.at(v)).named("i_mmap and tree agree on the VMA");
    Expr vma =
        k.spaces
            .vmaSpace
            .at(v)
            .isNot(mm)
            .or(
                listed
                    .and(m.mapped.at(v).or(empty.named("what is unmapped has no PTE")))
                    .and(k.spaces.gathering(v).not().or(m.walkers.value().is(0).not())));
    Expr alone =
        m.writer
            .at(mm)
            .implies(k.spaces.mmapReaders.at(mm).is(0))
            .named("who holds mmap_lock for write is alone");
    Expr gathers = m.walkers.value().is(0).not().or(m.tlbPending.at(mm).is(0));
    return Optional.of(
        new PropertyBuilder(PropertyIds.S19, "MappingBooks", Kind.BOOKS)
            .statement(
                "while nobody holds mmap_lock of an address space with tasks, its VMAs are in the tree"
                    + " and in i_mmap alike, what is unmapped has no PTE, and without a walk no gather"
                    + " is open; who holds it for write is alone; i_mmap changes while nobody walks it,"
                    + " and walks zap what it lists")
            .symptom("a walk follows a VMA that is gone, or each munmap flushes too much for ever")
            .invariant(
                Expr.forAll(
                    mm,
                    quiet
                        .implies(
                            Expr.forAll(v, vma)
                                .and(gathers.named("every gather has been counted off")))
                        .and(alone)))
            .reachable(
                "a page is mapped while nobody holds the lock",
                Expr.exists(
                    v,
                    Expr.exists(
                        p,
                        k.spaces
                            .pte
                            .at(v, p)
                            .isSome()
                            .and(k.spaces.mmapFree(k.spaces.vmaSpace.at(v))))))
            .build());
  }

  /** Asserts in the step that links or unlinks a VMA that nobody walks over the {@code i_mmap}. */
  public static ArmBuilder checkRelink(ArmBuilder arm, Machine k) {
    Expr alone = k.spaces.mappings.iMmapFree();
    return arm.check(PropertyIds.S19, alone.named("i_mmap changes while nobody walks over it"));
  }

  /** Asserts in the step of a walk that zaps a VMA that it is still linked. */
  public static ArmBuilder checkZap(ArmBuilder zap, Machine k, Expr vma) {
    return k.spaces.mappings.change()
        ? zap.check(
            PropertyIds.S19,
            k.spaces.mappings.linked.at(vma).named("a walk zaps what i_mmap lists"))
        : zap;
  }
}
