package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Secondary;
import org.rmapcheck.ttm.state.Machine;

/**
 * KVM, or a device with a copy of a user's page tables, gets at pages of a buffer's mapping: {@code
 * hva_to_pfn_remapped} reads the pfn from the user's PTE (Linux 6.12). Read from the sources.
 *
 * <p>Abstracted: a missing PTE is not faulted in, the user does that. With a notifier, what the
 * secondary user holds is installed and removed together with the user's PTE: the sequence count
 * that makes it so ({@code mmu_invalidate_seq}) is taken for granted.
 */
final class SecondaryUser implements Actor {

  @Override
  public String key() {
    return "secondary";
  }

  @Override
  public String words() {
    return "a secondary user (KVM, get_user_pages) reaches pages through a user's mapping";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "secondary",
        p -> {
          p.unfair().rest("secondary").note(words());
          steps(p, k);
        });
  }

  private static void steps(ProcessBuilder p, Machine k) {
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound q = k.sets.pages().any("page");
    Expr.Read held = k.others.secondary.at(v, q);
    Expr pte = k.spaces.pte.at(v, q);
    boolean counted = k.design.is(Secondary.REFCOUNT);
    var step =
        p.step("secondary")
            .kernel(
                counted ? "gup_fast_pte_range" : "hva_to_pfn_remapped",
                counted ? "mm/gup.c" : "virt/kvm/kvm_main.c",
                counted ? "if (pte_special(pte))" : "r = follow_pfnmap_start(&args);");
    ArmBuilder take = step.choose(v, q).when(held.isNone().and(pte.isSome()));
    if (counted) {
      take.when(k.spaces.normalPtes.at(v).and(k.buffers.isVram(pte).not()));
    }
    take.set(held, pte).goTo("secondary");
    ArmBuilder store = step.choose(v, q).when(held.isSome());
    k.content.store(store, k.spaces.vmaBuffer.at(v), q, held).goTo("secondary");
    step.choose(v, q).when(held.isSome()).release(held).goTo("secondary");
  }
}
