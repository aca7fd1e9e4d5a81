package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.AccessSwapped;
import org.rmapcheck.ttm.design.PagesArray;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.property.ResourceShape;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;

/**
 * A debugger writes to buffers: {@code ttm_bo_vm_access} (Linux 6.12), under the reservation and
 * through a mapping of the kernel's. Read from the sources.
 *
 * <p>Abstracted: a read changes nothing, and sees what the next write would overwrite. It is
 * modelled beside moves by the CPU only.
 */
final class Access implements Actor {

  @Override
  public String key() {
    return "access";
  }

  @Override
  public String words() {
    return "a debugger writes to buffers (ttm_bo_vm_access)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    IdSet debuggers = model.alone("access");
    Expr.Bound self = debuggers.any("self");
    Type buffer = new Type.Id(k.sets.buffers(), false);
    Type page = new Type.Id(k.sets.pages(), false);
    Expr.Read bo = model.local("access_bo", buffer, self);
    Expr.Read at = model.local("access_page", page, self);
    model.process(
        "access",
        debuggers,
        p -> {
          p.unfair().rest("access").note(words());
          begin(p, k, bo, at);
          if (swapsIn(k)) {
            swapin(p, k, bo);
          }
          new Populate(k, bo, "access_")
              .addTo(p, k.buffers.memory.at(bo).is(Memory.SYSTEM), "access_copy");
          end(p, k, bo, at);
        });
  }

  private static boolean swapsIn(Machine k) {
    return k.design.is(AccessSwapped.SWAPIN) && k.tts.swap();
  }

  private static void begin(ProcessBuilder p, Machine k, Expr.Read bo, Expr.Read at) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound q = k.sets.pages().any("page");
    p.step("access")
        .kernel(
            "ttm_bo_vm_access",
            KernelFiles.TTM_BO_VM,
            "ret = ttm_bo_reserve(bo, true, false, NULL);")
        .choose(b, q)
        .when(k.buffers.resv.at(b).is(Holder.FREE))
        .set(k.buffers.resv.at(b), Holder.ACCESS)
        .set(bo, b)
        .set(at, q)
        .goTo("access_resource");
    p.step("access_resource")
        .kernel("ttm_bo_vm_access", KernelFiles.TTM_BO_VM, "if (!bo->resource) {")
        .when(k.buffers.memory.at(bo).is(Memory.NONE))
        .goTo("access_unlock")
        .otherwise()
        .goTo(swapsIn(k) ? "access_swapin" : "access_populate");
  }

  /** As it was until f5d28856b89b: swapped contents are copied to the pages that the tt names. */
  private static void swapin(ProcessBuilder p, Machine k, Expr.Read bo) {
    Expr swapped = k.tts.swapped.at(bo).and(k.buffers.memory.at(bo).is(Memory.SYSTEM));
    boolean stale = k.design.is(PagesArray.STALE);
    ArmBuilder copies =
        p.step("access_swapin")
            .kernel("ttm_tt_swapin", KernelFiles.TTM_TT, "copy_highpage(to_page, from_page);")
            .when(swapped);
    if (stale) {
      copies.check(
          PropertyIds.S13,
          k.buffers.populated(bo).named("the pages that the tt names are its own"));
    }
    copies.goTo("access_unlock").otherwise().goTo("access_populate");
  }

  private static void end(ProcessBuilder p, Machine k, Expr.Read bo, Expr.Read at) {
    ArmBuilder copy =
        p.step("access_copy")
            .kernel("ttm_bo_vm_access_kmap", KernelFiles.TTM_BO_VM, "memcpy(ptr, buf, bytes);")
            .always();
    if (k.tts.swap()) {
      Expr own = k.held(bo, at, k.buffers.backing(bo, at));
      copy.check(PropertyIds.S13, own.named("the page that is written is the buffer's own"));
    }
    k.content.store(copy, bo, at, k.buffers.backing(bo, at)).goTo("access_unlock");
    ArmBuilder unlock =
        p.step("access_unlock")
            .kernel("ttm_bo_vm_access", KernelFiles.TTM_BO_VM, "ttm_bo_unreserve(bo);")
            .always();
    ResourceShape.checkUnlock(unlock, k, bo, Holder.ACCESS)
        .set(k.buffers.resv.at(bo), Holder.FREE)
        .set(bo, k.sets.buffers().member(0))
        .set(at, k.sets.pages().first())
        .goTo("access");
  }
}
