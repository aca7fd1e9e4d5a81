package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Flush;
import org.rmapcheck.ttm.design.Lookup;
import org.rmapcheck.ttm.state.AddressSpaces.File;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PageFrames.Index;
import org.rmapcheck.ttm.state.PageFrames.Mapping;

/**
 * The lookup by page: {@code rmap_walk_file} starts at {@code page->mapping} and {@code
 * page->index} of each page of the tt, walks the VMAs of that mapping, and clears the PTEs that
 * hold the page's pfn. The walk is read from the sources; that a move uses it is assumed, for it is
 * the thread's question.
 *
 * <p>Abstracted: the walk takes no references and leaves the mapcount alone, unlike {@code
 * try_to_unmap_one}, which would underflow both at a PFN PTE; the question here is what the walk
 * finds. The folio lock that the walk wants is held by nobody else but shmem, for one step at a
 * time.
 */
final class UnmapByPage {

  private UnmapByPage() {}

  static void addTo(ProcessBuilder p, Machine k, UnmapWalk s) {
    page(p, k, s);
    Expr.Bound v = k.sets.vmas().any("v");
    p.step(s.label("rmap_next"))
        .kernel(
            "rmap_walk_file", KernelFiles.RMAP, "vma_interval_tree_foreach(vma, &mapping->i_mmap,")
        .choose(v)
        .when(s.next(v, u -> mappedBy(k, s, u)))
        .set(s.vma, v)
        .goTo(s.label("rmap_zap"))
        .otherwise()
        .release(s.vma)
        .goTo(s.label("rmap_page_done"));
    zap(p, k, s);
    String visited = k.design.is(Lookup.PAGE_UNTIL_UNMAPPED) ? "rmap_done" : "rmap_next";
    if (k.design.is(Flush.BEFORE)) {
      s.flush(p, "rmap_flush", s.label(visited));
    }
    if (k.design.is(Lookup.PAGE_UNTIL_UNMAPPED)) {
      p.step(s.label("rmap_done"))
          .kernel("rmap_walk_file", KernelFiles.RMAP, "if (rwc->done && rwc->done(folio))")
          .when(k.spaces.mapcount(s.bo, s.page, frame(k, s)).is(0))
          .release(s.vma)
          .goTo(s.label("rmap_page_done"))
          .otherwise()
          .goTo(s.label("rmap_next"));
    }
    p.step(s.label("rmap_page_done"))
        .note("the next page of the tt")
        .when(s.page.next().isSome())
        .set(s.page, s.page.next())
        .goTo(s.label("rmap_page"))
        .otherwise()
        .set(s.page, k.sets.pages().first())
        .goTo(s.label("lookup_done"));
  }

  private static Expr frame(Machine k, UnmapWalk s) {
    return k.buffers.ttPage.at(s.bo, s.page);
  }

  /** Whether there is a page, it names a mapping, and the caller's test lets the walk begin. */
  private static void page(ProcessBuilder p, Machine k, UnmapWalk s) {
    Expr frame = frame(k, s);
    Expr walks = frame.isSome().and(k.frames.mapping.at(s.bo, s.page, frame).isNot(Mapping.NONE));
    boolean gated = k.design.is(Lookup.PAGE_IF_MAPPED);
    if (gated) {
      walks = walks.and(k.spaces.mapcount(s.bo, s.page, frame).is(0).not());
    }
    p.step(s.label("rmap_page"))
        .kernel(
            gated ? "shrink_folio_list" : "rmap_walk_file",
            gated ? KernelFiles.VMSCAN : KernelFiles.RMAP,
            gated ? "if (folio_mapped(folio)) {" : "if (!mapping)")
        .when(walks)
        .release(s.vma)
        .goTo(s.label("rmap_next"))
        .otherwise()
        .goTo(s.label("rmap_page_done"));
  }

  /** Whether a VMA is in the {@code i_mmap} of the page's mapping, at the page's index. */
  private static Expr mappedBy(Machine k, UnmapWalk s, Expr v) {
    Expr mapping = k.frames.mapping.at(s.bo, s.page, frame(k, s));
    Expr index = k.frames.index.at(s.bo, s.page, frame(k, s));
    Expr byFile =
        mapping
            .is(Mapping.SHMEM)
            .and(index.is(Index.FILE))
            .and(k.spaces.vmaFile.at(v).is(File.SHMEM));
    Expr byDevice =
        mapping
            .is(Mapping.DEVICE)
            .and(index.is(Index.FAKE_OFFSET))
            .and(k.spaces.vmaFile.at(v).is(File.DEVICE));
    return k.spaces.vmaBuffer.at(v).is(s.bo).and(byFile.or(byDevice));
  }

  private static void zap(ProcessBuilder p, Machine k, UnmapWalk s) {
    Expr.Bound c = k.sets.cpus().any("c");
    Expr.Read pte = k.spaces.pte.at(s.vma, s.page);
    Expr found = pte.is(k.buffers.placeOfFrame(frame(k, s)));
    ArmBuilder zap =
        p.step(s.label("rmap_zap"))
            .kernel("check_pte", KernelFiles.PAGE_VMA_MAPPED, "pfn = pte_pfn(ptent);")
            .always()
            .set(pte, Expr.ifThenElse(found, k.sets.places().none(), pte));
    if (!k.design.is(Flush.MISSING)) {
      Expr.Read unflushed = s.gather.unflushed.at(c, s.vma, s.page);
      zap.setAll(
          unflushed, unflushed.or(k.spaces.runsIn(c, s.vma).and(pte.isSome()).and(found)), c);
    }
    String visited = k.design.is(Lookup.PAGE_UNTIL_UNMAPPED) ? "rmap_done" : "rmap_next";
    zap.goTo(s.label(k.design.is(Flush.BEFORE) ? "rmap_flush" : visited));
  }
}
