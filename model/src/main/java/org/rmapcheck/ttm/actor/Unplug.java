package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.UnplugOrder;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;

/**
 * A device is unplugged: {@code drm_dev_unplug} marks it, waits for whoever has not seen the mark,
 * and takes all PTEs away; faults from then on map a dummy page ({@code ttm_bo_vm_dummy_page},
 * Linux 6.12). No reservation is held. Read from the sources.
 *
 * <p>Abstracted: contents are undefined from the mark on, for nobody promises them any more. The
 * dummy page is one place for all VMAs, though each fault has a page of its own: nobody asks what
 * is in it. The device's memory counts as gone when the zap is done, not before; what the driver
 * does beside it when it is unbound is left out.
 */
final class Unplug implements Actor {

  private static final String DRV = "drivers/gpu/drm/drm_drv.c";
  private static final KernelRef CALLER =
      new KernelRef(
          "drm_dev_unplug", "unmap_mapping_range(dev->anon_inode->i_mapping, 0, 0, 1);", DRV);

  @Override
  public String key() {
    return "unplug";
  }

  @Override
  public String words() {
    return "the device is unplugged, and faults map a dummy page (drm_dev_unplug)";
  }

  @Override
  public List<String> gatherers() {
    return List.of("unplug");
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "unplug",
        p -> {
          p.unfair().rest("unplug", "unplugged").note(words());
          Type vmas = new Type.Id(k.sets.vmas(), true);
          steps(p, k, model.local("unplug_vma", vmas, p.self()));
        });
  }

  private static void steps(ProcessBuilder p, Machine k, Expr.Read vma) {
    boolean zapsFirst = k.design.is(UnplugOrder.ZAP_FIRST);
    boolean waits = !k.design.is(UnplugOrder.NO_WAIT);
    p.step("unplug")
        .note("somebody pulls the device")
        .always()
        .goTo(zapsFirst ? "unplug_lock" : "mark");
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound q = k.sets.pages().any("q");
    p.step("mark")
        .kernel("drm_dev_synchronize_unplug", DRV, "dev->unplugged = true;")
        .always()
        .set(k.device.unplugged.value(), true)
        .setAll(k.content.undefined.at(b, q), Expr.of(true), b, q)
        .goTo(waits ? "synchronize" : "unplug_lock");
    if (waits) {
      p.step("synchronize")
          .kernel("drm_dev_synchronize_unplug", DRV, "synchronize_srcu(&drm_unplug_srcu);")
          .await(k.device.entered.value().is(0))
          .goTo(zapsFirst ? "power_gone" : "unplug_lock");
    }
    new DeviceZap(p, k, "unplug", vma).addTo(CALLER, zapsFirst ? "mark" : "power_gone");
    p.step("power_gone")
        .note("the device's memory does not answer any more")
        .always()
        .set(k.device.gone.value(), true)
        .goTo("unplugged");
    p.step("unplugged").when(Expr.of(false)).goTo("unplugged");
  }

  /** Where a fault goes that is about to look at the buffer's memory. */
  static String enter(Machine k, String then) {
    return k.device.unplugs() ? "drm_dev_enter" : then;
  }

  /** Where a fault goes that is done with it. */
  static String exit(Machine k, String then) {
    return k.device.unplugs() ? "drm_dev_exit" : then;
  }

  /** Adds the fault's steps: its section, and the dummy page. */
  static void addTo(ProcessBuilder p, Machine k, FaultState s, String inside, String outside) {
    if (!k.device.unplugs()) {
      return;
    }
    Expr unplugged = k.device.unplugged.value();
    Expr.Read entered = k.device.entered.value();
    StepBuilder enter =
        p.step("drm_dev_enter")
            .kernel("ttm_bo_vm_fault", KernelFiles.TTM_BO_VM, "if (drm_dev_enter(ddev, &idx)) {");
    enter.when(unplugged.not()).set(entered, entered.plus(1)).goTo(inside);
    enter.when(unplugged).goTo("dummy_page");
    Expr.Bound q = k.sets.pages().any("q");
    Expr.Read pte = k.spaces.pte.at(s.vma, q);
    Expr dummy = k.sets.dummy().orElseThrow();
    p.step("dummy_page")
        .kernel(
            "ttm_bo_vm_dummy_page",
            KernelFiles.TTM_BO_VM,
            "ret = vmf_insert_pfn_prot(vma, address, pfn, prot);")
        .always()
        .check(PropertyIds.S14, s.locked())
        .setAll(pte, Expr.ifThenElse(pte.isNone(), dummy, pte), q)
        .goTo("resv_unlock");
    p.step("drm_dev_exit")
        .kernel("ttm_bo_vm_fault", KernelFiles.TTM_BO_VM, "drm_dev_exit(idx);")
        .always()
        .set(entered, entered.minus(1))
        .goTo(outside);
  }
}
