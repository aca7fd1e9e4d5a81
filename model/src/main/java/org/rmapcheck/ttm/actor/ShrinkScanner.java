package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.ttm.design.ShrinkRef;
import org.rmapcheck.ttm.design.ShrinkScan;
import org.rmapcheck.ttm.design.ShrinkWakeref;
import org.rmapcheck.ttm.design.SwapSpace;
import org.rmapcheck.ttm.property.PropertyIds;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.RuntimePm.Status;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/**
 * The loop of {@code i915_gem_shrink} over its lists in their order (Linux 6.12): purge list, then
 * shrink list; each buffer is put aside when it is looked at, and what is aside goes back to the
 * tail at the end. Read from the sources.
 *
 * <p>Abstracted: the target may be reached behind any buffer, so every target occurs. A scan has
 * one list of its own; there is one scan at a time.
 */
final class ShrinkScanner {

  private final Machine k;
  private final Expr.Read bo;
  private final Expr.Read seen;

  /** The list that is scanned, none outside a scan. */
  private final Expr.Read phase;

  /** The scan keeps the device awake. */
  private final Expr.Read awake;

  ShrinkScanner(ModelBuilder m, Machine k, IdSet shrinkers, Expr.Read bo, Expr.Read seen) {
    this.k = k;
    this.bo = bo;
    this.seen = seen;
    Type list = Type.Enumeration.of(ShrinkList.class);
    Expr.Bound self = shrinkers.any("self");
    phase = k.order.present() ? m.local("scan_list", list, self) : bo;
    awake = k.rpm.present() ? m.local("scan_awake", new Type.Bool(), self) : bo;
  }

  /** Where the shrinker goes on behind a buffer. */
  static String again(Machine k) {
    return k.references.present() ? "shrink_put" : next(k);
  }

  private static String next(Machine k) {
    return k.order.present() ? "scan_next" : k.rpm.present() ? "scan_put" : "scan";
  }

  void addTo(ProcessBuilder p) {
    if (k.rpm.present()) {
      wakeref(p);
    }
    if (!k.order.present()) {
      any(p);
      put(p);
      return;
    }
    p.step(k.rpm.present() ? "scan_phases" : "scan")
        .kernel(
            "i915_gem_shrink",
            KernelFiles.I915_SHRINKER,
            "for (phase = phases; phase->list; phase++) {")
        .always()
        .check(PropertyIds.S11, k.order.nothingAside().named("the last scan left nothing aside"))
        .set(phase, ShrinkList.PURGE)
        .goTo("scan_next");
    next(p);
    put(p);
    StepBuilder splice =
        p.step("scan_splice")
            .kernel(
                "i915_gem_shrink",
                KernelFiles.I915_SHRINKER,
                "list_splice_tail(&still_in_list, phase->list);");
    ArmBuilder first = splice.when(phase.is(ShrinkList.PURGE));
    k.order.splice(first, phase).set(phase, ShrinkList.SHRINK).goTo("scan_next");
    ArmBuilder last = splice.when(phase.isNot(ShrinkList.PURGE));
    k.order
        .splice(last, phase)
        .set(phase, ShrinkList.NONE)
        .goTo(k.rpm.present() ? "scan_put" : "scan");
  }

  /** One of the listed, whichever. */
  private void any(ProcessBuilder p) {
    Expr.Bound b = k.sets.buffers().any("b");
    ArmBuilder take =
        p.step(k.rpm.present() ? "scan_phases" : "scan")
            .kernel("i915_gem_shrink", KernelFiles.I915_SHRINKER, "if (!can_release_pages(obj))")
            .choose(b)
            .when(k.tts.list.at(b).isNot(ShrinkList.NONE))
            .when(k.buffers.ghost.at(b).not());
    if (k.design.is(SwapSpace.NONE)) {
      take.when(k.tts.wanted(b).not());
    }
    referenced(take, b).set(bo, b).set(seen, k.tts.madv.at(b)).goTo("shrink_lock");
  }

  /** {@code kref_get_unless_zero}, as the design has it. */
  private ArmBuilder referenced(ArmBuilder arm, Expr b) {
    return k.references.present() ? k.references.count(arm.when(referable(b)), b, 1) : arm;
  }

  private Expr referable(Expr b) {
    return k.design.is(ShrinkRef.UNLESS_ZERO)
        ? k.references.refs.at(b).isNot(Expr.of(0))
        : Expr.of(true);
  }

  /** The reference goes behind the reservation. */
  private void put(ProcessBuilder p) {
    if (k.references.present()) {
      ArmBuilder put =
          p.step("shrink_put")
              .kernel("i915_gem_shrink", KernelFiles.I915_SHRINKER, "i915_gem_object_put(obj);")
              .always()
              .check(PropertyIds.S13, exists(k, bo));
      k.references.count(put, bo, -1).set(bo, k.sets.buffers().member(0)).goTo(next(k));
    }
  }

  /** The object that is used has not been destroyed. */
  static Expr exists(Machine k, Expr b) {
    return k.references.freed.at(b).not().named("the object exists");
  }

  /** SH1: bound objects are only for a device that is awake. */
  private void wakeref(ProcessBuilder p) {
    Expr.Read usage = k.rpm.usage.value();
    Expr.Read status = k.rpm.status.value();
    Expr active = status.is(Status.ACTIVE);
    boolean sync = k.design.is(ShrinkWakeref.SYNC);
    StepBuilder get =
        p.step("scan")
            .kernel(
                "i915_gem_shrink",
                KernelFiles.I915_SHRINKER,
                "wakeref = intel_runtime_pm_get_if_in_use(&i915->runtime_pm);");
    Expr used = active.and(usage.isNot(Expr.of(0)));
    ArmBuilder awakened =
        get.when(sync ? status.isNot(Status.RESUMING) : used).set(usage, usage.plus(1));
    if (sync) {
      awakened.set(status, Status.ACTIVE);
    }
    awakened.set(awake, true).goTo("scan_phases");
    if (!sync) {
      get.when(used.not()).goTo("scan_phases");
    }
    p.step("scan_put")
        .kernel(
            "i915_gem_shrink",
            KernelFiles.I915_SHRINKER,
            "intel_runtime_pm_put(&i915->runtime_pm, wakeref);")
        .always()
        .set(usage, Expr.ifThenElse(awake, usage.minus(1), usage))
        .set(awake, false)
        .goTo("scan");
  }

  /** {@code list_first_entry_or_null}, {@code list_move_tail} and {@code can_release_pages}. */
  private void next(ProcessBuilder p) {
    Expr.Bound b = k.sets.buffers().any("b");
    boolean aside = k.design.is(ShrinkScan.LISTS);
    Expr usable = k.buffers.ghost.at(b).not();
    if (k.references.present()) {
      usable = usable.and(referable(b));
    }
    if (k.design.is(SwapSpace.NONE)) {
      usable = usable.and(k.tts.wanted(b).not());
    }
    Expr fresh =
        k.order.met.at(b).not().named("the scan has not met the buffer since it was listed");
    StepBuilder next =
        p.step("scan_next")
            .kernel(
                "i915_gem_shrink",
                KernelFiles.I915_SHRINKER,
                "list_move_tail(&obj->mm.link, &still_in_list);");
    ArmBuilder take =
        next.choose(b)
            .when(k.order.head(b, phase))
            .when(usable)
            .check(PropertyIds.L3, fresh)
            .check(PropertyIds.S11, k.order.head(b, phase).named("the head of its list is taken"))
            .set(k.order.met.at(b), true);
    k.references.count(take, b, 1);
    k.order
        .move(take, b, phase, aside, Expr.of(true))
        .set(bo, b)
        .set(seen, k.tts.madv.at(b))
        .goTo("shrink_lock");
    ArmBuilder pass =
        next.choose(b)
            .when(k.order.head(b, phase))
            .when(usable.not())
            .check(PropertyIds.L3, fresh)
            .check(PropertyIds.S11, k.order.head(b, phase).named("the head of its list is taken"))
            .set(k.order.met.at(b), true);
    k.order.move(pass, b, phase, aside, Expr.of(true)).goTo("scan_next");
    next.always().goTo("scan_splice");
  }
}
