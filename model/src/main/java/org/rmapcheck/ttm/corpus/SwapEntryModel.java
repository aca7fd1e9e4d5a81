package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Truncation frees a swap entry of a shmem file ({@code shmem_free_swap}, Linux 6.12) while a fault
 * splits it.
 *
 * <p>Abstracted: two slots, which one entry of order 1 may cover. Truncation takes entries in any
 * order and never ends; a large entry goes by its first slot. Swapping in and out are one step for
 * a slot, or for both.
 */
final class SwapEntryModel implements ModelDefinition {

  private static final String SHMEM = "mm/shmem.c";

  private final boolean readsOrderUnderLock;

  SwapEntryModel(boolean readsOrderUnderLock) {
    this.readsOrderUnderLock = readsOrderUnderLock;
  }

  @Override
  public void define(ModelBuilder m) {
    IdSet slots = m.ordered("Slots", "slot", 2);
    Variable entry = m.bool("entry", slots);
    Variable used = m.bool("swap_used", slots);
    Variable large = m.bool("large");
    Expr.Const yes = new Expr.Const(new Type.Bool(), 1);
    for (int i = 0; i < 2; i++) {
      m.initially(entry.at(slots.member(i)), yes);
      m.initially(used.at(slots.member(i)), yes);
    }
    m.initially(large.value(), yes);
    File file = new File(slots, entry, used, large);
    m.process("truncate", p -> truncate(m, p, file));
    m.process("fault", p -> fault(p, file));
    m.process("reclaim", p -> reclaim(p, file));
    Expr.Bound s = slots.any("s");
    Expr all = Expr.forAll(s, entry.at(s));
    m.property(
        new PropertyBuilder(StructureIds.LOST_WRITE, "NoLostWrite", Kind.HARM)
            .statement("a swap entry in the file names swap space that is in use for its page")
            .symptom("what was swapped out is read back as something else's data")
            .invariant(Expr.forAll(s, entry.at(s).implies(used.at(s))))
            .reachable("a large entry has been split", all.and(large.value().not()))
            .reachable("a large entry is there", all.and(large.value()))
            .build());
  }

  /** The slots of the file: whether each holds a swap entry, whose space is in use. */
  private record File(IdSet slots, Variable entry, Variable used, Variable large) {

    Expr.Bound any() {
      return slots.any("s");
    }

    /** A large entry is found by its first slot. */
    Expr found(Expr s) {
      return entry.at(s).and(s.is(slots.first()).or(large.value().not()));
    }
  }

  private void truncate(ModelBuilder m, ProcessBuilder p, File f) {
    p.unfair().rest("find").note("shmem_undo_range");
    Type slot = new Type.Id(f.slots, false);
    Expr.Read at =
        m.declare("truncate_slot", slot, Variable.Kind.LOCAL, p.self().set()).at(p.self());
    Expr.Read both =
        m.declare("truncate_both", new Type.Bool(), Variable.Kind.LOCAL, p.self().set())
            .at(p.self());
    Expr.Bound s = f.any();
    p.step("find")
        .kernel("shmem_undo_range", SHMEM, "if (xa_is_value(folio)) {")
        .choose(s)
        .when(f.found(s))
        .set(at, s)
        .goTo(readsOrderUnderLock ? "erase" : "get_order");
    if (!readsOrderUnderLock) {
      p.step("get_order")
          .note("the order of the entry is read without the lock")
          .always()
          .set(both, f.large.value())
          .goTo("erase");
    }
    StepBuilder erase = p.step("erase");
    if (readsOrderUnderLock) {
      erase.kernel("shmem_free_swap", SHMEM, "nr_pages = 1 << xas_get_order(&xas);");
    } else {
      erase.note("the entry is erased if it is the one that was found");
    }
    Expr.Bound e = f.slots.any("e");
    Expr erased = e.is(at).or(f.large.value());
    ArmBuilder same =
        erase
            .when(f.found(at))
            .setAll(f.entry.at(e), f.entry.at(e).and(erased.not()), e)
            .set(f.large.value(), false);
    if (readsOrderUnderLock) {
      same.set(both, f.large.value());
    }
    same.goTo("free").otherwise().set(both, false).set(at, f.slots.first()).goTo("find");
    p.step("free")
        .kernel(
            "shmem_free_swap",
            SHMEM,
            "free_swap_and_cache_nr(radix_to_swp_entry(radswap), nr_pages);")
        .always()
        .setAll(f.used.at(e), f.used.at(e).and(e.is(at).or(both).not()), e)
        .set(both, false)
        .set(at, f.slots.first())
        .goTo("find");
  }

  private static void fault(ProcessBuilder p, File f) {
    p.unfair().rest("fault").note("a page of a large entry is swapped in");
    Expr.Bound s = f.any();
    p.step("fault")
        .kernel("shmem_split_large_entry", SHMEM, "xas_split(&xas, old, order);")
        .when(f.large.value())
        .set(f.large.value(), false)
        .goTo("fault")
        .choose(s)
        .when(f.entry.at(s).and(f.large.value().not()))
        .set(f.entry.at(s), false)
        .set(f.used.at(s), false)
        .goTo("fault");
  }

  private static void reclaim(ProcessBuilder p, File f) {
    p.unfair().rest("reclaim").note("a folio is swapped out");
    Expr.Bound s = f.any();
    Expr free = Expr.forAll(s, f.used.at(s).or(f.entry.at(s)).not());
    p.step("reclaim")
        .kernel(
            "shmem_writepage",
            SHMEM,
            "shmem_delete_from_page_cache(folio, swp_to_radix_entry(swap));")
        .when(free)
        .setAll(f.entry.at(s), Expr.of(true), s)
        .setAll(f.used.at(s), Expr.of(true), s)
        .set(f.large.value(), true)
        .goTo("reclaim");
  }
}
