package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.property.MappingBooks;
import org.rmapcheck.ttm.state.Gather;
import org.rmapcheck.ttm.state.Machine;

/**
 * Reclaim unmaps pages by {@code try_to_unmap} and flushes many of them at once, later: {@code
 * try_to_unmap_flush} (Linux 6.12). Only reference-counted PTEs are found. Read from the sources.
 *
 * <p>Abstracted: one PTE at a time is cleared, then flushed; the page stays in its file, since what
 * becomes of it is the business of the actor reclaim. That the batch was flushed is not noted, as
 * in {@code mm->tlb_flush_batched}: who looks at it flushes once more.
 */
final class TryToUnmap implements Actor {

  @Override
  public String key() {
    return "try-to-unmap";
  }

  @Override
  public String words() {
    return "reclaim unmaps reference-counted pages and flushes later (try_to_unmap)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("try_to_unmap");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "try_to_unmap",
        p -> {
          p.unfair().rest("unmap_one").note(words());
          steps(p, k);
        });
  }

  private static void steps(ProcessBuilder p, Machine k) {
    Gather gather = k.spaces.gather("try_to_unmap");
    Expr.Bound v = k.sets.vmas().any("v");
    Expr.Bound q = k.sets.pages().any("page");
    Expr pte = k.spaces.pte.at(v, q);
    ArmBuilder one =
        p.step("unmap_one")
            .kernel(
                "try_to_unmap_one",
                KernelFiles.RMAP,
                "set_tlb_ubc_flush_pending(mm, pteval, address);")
            .choose(v, q)
            .when(k.spaces.normalPtes.at(v))
            .when(k.spaces.mappings.linked.at(v))
            .when(pte.isSome().and(k.buffers.isVram(pte).not()))
            .when(k.spaces.mappings.ptlFree(v));
    MappingBooks.checkZap(one, k, v)
        .set(k.spaces.mappings.batched.at(k.spaces.vmaSpace.at(v)), true);
    TlbGather.zapped(one, k, gather, v, q).goTo("unmap_flush");
    TlbGather.flush(p, k, gather, "unmap_flush", arm -> arm.goTo("unmap_one"));
  }
}
