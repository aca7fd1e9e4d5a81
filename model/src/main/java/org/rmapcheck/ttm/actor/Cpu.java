package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.FaultReservation;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.Translations;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PropertyForm;

/**
 * A user task on each CPU, which loads from and stores to its mappings for ever, and the CPU's TLB.
 * Stores and loads are recorded (Linux 6.1); what the TLB does by itself is assumed.
 *
 * <p>Abstracted: a load is no step, since it changes nothing; what it may see is a property of
 * every usable translation, or, in the step form, an assertion in a load that changes nothing. A
 * load that needs a translation is the fault that both begin with. The dirty bit of a PTE is no
 * state, because zapping a PFN PTE ignores it; that of a TLB entry is, because a store through a
 * clean entry walks the page table again. TLB entries come only from present PTEs and there are no
 * page-walk caches.
 */
final class Cpu implements Actor {

  private static final String NOTHING_LEFT = "nothing is left of an entry that was flushed";

  @Override
  public String key() {
    return "cpu";
  }

  @Override
  public String words() {
    return "user tasks access buffers and fault (ttm_bo_vm_fault)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    FaultState s = new FaultState(model, k);
    model.process(
        "cpu",
        k.sets.cpus(),
        p -> {
          p.rest("user").note(words());
          user(p, k, s);
          if (k.gem.present()) {
            GemShmemFault.addTo(p, k, s);
          } else {
            CpuFault.addTo(p, k, s);
          }
          if (k.actors.contains("exit")) {
            Exit.addTo(p, k);
          }
        });
    model.process(
        "tlb",
        k.sets.cpus(),
        p -> {
          p.unfair().rest("tlb").note("the CPU's TLB fills and evicts entries by itself");
          tlb(p, k);
        });
  }

  private static void user(ProcessBuilder p, Machine k, FaultState s) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound q = k.sets.pages().any("page");
    Expr.Bound c = p.self();
    Expr.Read pte = k.spaces.pte.at(v, q);
    Expr.Read tlb = k.spaces.tlb.at(c, v, q);
    Expr.Read dirty = k.spaces.tlbDirty.at(c, v, q);
    var step =
        p.step("user").note("the task stores to a page, or touches a page it has no PTE for");
    ArmBuilder hit = step.choose(v, q).when(k.spaces.runsIn(c, v)).when(tlb.isSome()).when(dirty);
    k.content.store(hit, k.spaces.vmaBuffer.at(v), q, tlb).goTo("user");
    ArmBuilder walk =
        step.choose(v, q)
            .when(k.spaces.runsIn(c, v))
            .when(tlb.isSome())
            .when(dirty.not())
            .when(pte.isSome())
            .set(tlb, pte)
            .set(dirty, true);
    k.content.store(walk, k.spaces.vmaBuffer.at(v), q, pte).goTo("user");
    step.choose(v, q)
        .when(k.spaces.runsIn(c, v))
        .when(pte.isNone())
        .when(tlb.isNone().or(dirty.not()))
        .check(PropertyIds.S5, tlb.isSome().or(dirty.not()).named(NOTHING_LEFT))
        .check(PropertyIds.S14, s.tried.not().named("a fault has not been tried yet"))
        .set(tlb, k.sets.places().none())
        .set(s.vma, v)
        .set(s.page, q)
        .goTo(FaultEntry.first(k));
    if (k.form == PropertyForm.STEP) {
      ArmBuilder cached = step.choose(v, q).when(k.spaces.runsIn(c, v)).when(tlb.isSome());
      Translations.checkLoad(cached, k, q, v, tlb).goTo("user");
      ArmBuilder walked = step.choose(v, q).when(k.spaces.runsIn(c, v)).when(pte.isSome());
      Translations.checkLoad(walked, k, q, v, pte).goTo("user");
    }
    if (k.actors.contains("exit")) {
      Exit.begin(step, p, k);
    }
  }

  private static void tlb(ProcessBuilder p, Machine k) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound q = k.sets.pages().any("page");
    Expr.Bound c = p.self();
    Expr.Read pte = k.spaces.pte.at(v, q);
    Expr.Read tlb = k.spaces.tlb.at(c, v, q);
    Expr.Read dirty = k.spaces.tlbDirty.at(c, v, q);
    p.step("tlb")
        .note("the TLB loads an entry from a present PTE, or drops one")
        .choose(v, q)
        .when(k.spaces.runsIn(c, v))
        .when(tlb.isNone())
        .when(pte.isSome())
        .check(PropertyIds.S5, dirty.not().named(NOTHING_LEFT))
        .set(tlb, pte)
        .goTo("tlb")
        .choose(v, q)
        .when(tlb.isSome())
        .release(tlb)
        .set(dirty, false)
        .goTo("tlb");
  }

  /** Whether the fault handler of this design takes the reservation. */
  static boolean reserves(Machine k) {
    return k.design.is(FaultReservation.YES);
  }
}
