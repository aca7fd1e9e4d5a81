package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.corpus.PanfrostModel.Advice;

/**
 * An object of drm_gem_shmem (Linux 6.12): its fault handler waits for the reservation under {@code
 * mmap_lock}; a purge puts the pages before it unmaps them, which is safe because each VMA counts
 * as a user of the pages.
 *
 * <p>Such an object has neither resource nor tt, so this is a model of its own: one object of one
 * page, one VMA, one CPU. Abstracted: the page is there from the start and used by the GPU; reclaim
 * takes a page that nobody uses in one step, whether it is dropped or swapped; a zap and its flush
 * are two steps.
 */
final class GemShmemModel implements ModelDefinition {

  private static final String HELPER = "drivers/gpu/drm/drm_gem_shmem_helper.c";
  private static final int USERS = 2;

  private final boolean vmaCounts;

  /** Whether a VMA counts as a user of the pages. */
  GemShmemModel(boolean vmaCounts) {
    this.vmaCounts = vmaCounts;
  }

  @Override
  public void define(ModelBuilder m) {
    new Definition(m).define();
  }

  /** The state and the processes of one model. */
  private final class Definition {

    private final ModelBuilder m;
    private final Variable madv;
    private final Variable users;
    private final Variable inFile;
    private final Variable mapped;
    private final Variable pte;
    private final Variable tlb;
    private final Variable resv;
    private final Variable readers;
    private final Variable writer;

    Definition(ModelBuilder m) {
      this.m = m;
      madv = m.enumeration("madv", Advice.class);
      users = m.integer("pages_use_count", 0, USERS);
      inFile = m.bool("in_file");
      mapped = m.bool("vma_mapped");
      pte = m.bool("pte");
      tlb = m.bool("tlb");
      resv = m.bool("resv_held");
      readers = m.integer("mmap_readers", 0, 1);
      writer = m.bool("mmap_writer");
    }

    void define() {
      m.initially(users.value(), new Expr.Const(users.type(), 1));
      m.initially(inFile.value(), new Expr.Const(new Type.Bool(), 1));
      m.process("cpu", this::cpu);
      m.process("tlb", this::tlb);
      m.process("mapper", this::mapper);
      m.process("madvise", this::madvise);
      m.process("shrinker", this::shrinker);
      m.process("reclaim", this::reclaim);
      Expr freed = inFile.value().not().and(users.value().is(0));
      m.property(
          new PropertyBuilder(StructureIds.FREED_MAPPED, "NoFreedMapped", Kind.HARM)
              .statement("no PTE or TLB entry names a page that has been freed")
              .symptom("a task reads and writes a page that the allocator gives to somebody else")
              .invariant(pte.value().or(tlb.value()).and(freed).not())
              .reachable("the page has been freed", freed)
              .reachable(
                  "the pages of a purged object are still mapped",
                  madv.value().is(Advice.PURGED).and(pte.value()))
              .build());
    }

    private void cpu(ProcessBuilder p) {
      p.rest("user").note("a task touches the mapping");
      p.step("user")
          .note("the task touches a page that it has no PTE for")
          .when(mapped.value().and(pte.value().not()).and(tlb.value().not()))
          .goTo("mmap_lock");
      p.step("mmap_lock")
          .await(writer.value().not())
          .set(readers.value(), readers.value().plus(1))
          .next();
      p.step("resv_lock")
          .kernel("drm_gem_shmem_fault", HELPER, "dma_resv_lock(shmem->base.resv, NULL);")
          .when(mapped.value().not())
          .goTo("mmap_unlock")
          .when(mapped.value().and(resv.value().not()))
          .set(resv.value(), true)
          .goTo("insert");
      Expr refused = madv.value().is(Advice.PURGED).or(users.value().is(0));
      p.step("insert")
          .kernel(
              "drm_gem_shmem_fault",
              HELPER,
              "ret = vmf_insert_pfn(vma, vmf->address, page_to_pfn(page));")
          .when(refused)
          .goTo("resv_unlock")
          .when(refused.not())
          .set(pte.value(), true)
          .goTo("resv_unlock");
      p.step("resv_unlock")
          .kernel("drm_gem_shmem_fault", HELPER, "dma_resv_unlock(shmem->base.resv);")
          .always()
          .set(resv.value(), false)
          .next();
      p.step("mmap_unlock").always().set(readers.value(), readers.value().minus(1)).goTo("user");
    }

    private void tlb(ProcessBuilder p) {
      p.unfair().rest("tlb").note("the CPU's TLB fills and evicts entries by itself");
      p.step("tlb")
          .when(pte.value().and(tlb.value().not()))
          .set(tlb.value(), true)
          .goTo("tlb")
          .when(tlb.value())
          .set(tlb.value(), false)
          .goTo("tlb");
    }

    /** One thread that maps and unmaps the object for ever. */
    private void mapper(ProcessBuilder p) {
      p.unfair().rest("unmapped", "mapped").note("a thread maps and unmaps the object");
      Expr free = writer.value().not().and(readers.value().is(0));
      p.step("unmapped")
          .note("mmap, while the object has a fake offset: until it is purged")
          .when(free.and(madv.value().isNot(Advice.PURGED)))
          .set(writer.value(), true)
          .next();
      ArmBuilder get =
          p.step("get_pages")
              .kernel("drm_gem_shmem_mmap", HELPER, "ret = drm_gem_shmem_get_pages(shmem);")
              .await(resv.value().not())
              .set(mapped.value(), true);
      if (vmaCounts) {
        get.set(users.value(), users.value().plus(1));
      }
      get.next();
      p.step("mmap_done").always().set(writer.value(), false).next();
      p.step("mapped").note("munmap").when(free).set(writer.value(), true).next();
      p.step("zap").always().set(mapped.value(), false).set(pte.value(), false).next();
      p.step("flush").always().set(tlb.value(), false).next();
      ArmBuilder close =
          p.step("vm_close")
              .kernel("drm_gem_shmem_vm_close", HELPER, "drm_gem_shmem_put_pages(shmem);")
              .await(resv.value().not());
      if (vmaCounts) {
        close.set(users.value(), users.value().minus(1));
      }
      close.next();
      p.step("munmap_done").always().set(writer.value(), false).goTo("unmapped");
    }

    private void madvise(ProcessBuilder p) {
      p.unfair().rest("user").note("a thread advises about the object");
      var step = p.step("user").kernel("drm_gem_shmem_madvise", HELPER, "shmem->madv = madv;");
      Expr free = resv.value().not();
      step.when(free.and(madv.value().is(Advice.WILLNEED)))
          .set(madv.value(), Advice.DONTNEED)
          .goTo("user")
          .when(free.and(madv.value().is(Advice.DONTNEED)))
          .set(madv.value(), Advice.WILLNEED)
          .goTo("user");
    }

    private void shrinker(ProcessBuilder p) {
      p.unfair().rest("scan").note("the shrinker purges what is not needed");
      p.step("scan")
          .note("the object is purgeable and its reservation free")
          .when(resv.value().not().and(madv.value().is(Advice.DONTNEED)))
          .set(resv.value(), true)
          .next();
      p.step("put_pages")
          .kernel("drm_gem_shmem_purge", HELPER, "drm_gem_shmem_put_pages(shmem);")
          .always()
          .set(users.value(), users.value().minus(1))
          .next();
      p.step("purged")
          .kernel("drm_gem_shmem_purge", HELPER, "shmem->madv = -1;")
          .always()
          .set(madv.value(), Advice.PURGED)
          .next();
      p.step("unmap")
          .kernel(
              "drm_gem_shmem_purge",
              HELPER,
              "drm_vma_node_unmap(&obj->vma_node, dev->anon_inode->i_mapping);")
          .always()
          .set(pte.value(), false)
          .next();
      p.step("unmap_flush").always().set(tlb.value(), false).next();
      p.step("truncate")
          .kernel(
              "drm_gem_shmem_purge",
              HELPER,
              "shmem_truncate_range(file_inode(obj->filp), 0, (loff_t)-1);")
          .always()
          .set(inFile.value(), false)
          .next();
      p.step("unlock").always().set(resv.value(), false).goTo("scan");
    }

    private void reclaim(ProcessBuilder p) {
      p.unfair().rest("reclaim").note("reclaim takes a page of the file that nobody uses");
      p.step("reclaim")
          .kernel(
              "shrink_folio_list",
              "mm/vmscan.c",
              "} else if (!mapping || !__remove_mapping(mapping, folio, true,")
          .when(inFile.value().and(users.value().is(0)))
          .set(inFile.value(), false)
          .goTo("reclaim");
    }
  }
}
