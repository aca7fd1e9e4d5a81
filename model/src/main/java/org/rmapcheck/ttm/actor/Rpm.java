package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.ShrinkWakeref;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.RuntimePm.Status;

/**
 * The device sleeps when nobody uses it, and a task wakes it: {@code __intel_runtime_pm_get} and
 * {@code intel_runtime_resume} (Linux 6.12). Waking allocates memory and may find itself in the
 * shrinker. Read from the sources; that waking allocates is assumed.
 *
 * <p>Abstracted: only who waits for whom. One task uses the device besides the shrinker; what it
 * does with it is the business of other actors, as are the PTEs that go when it sleeps.
 */
final class Rpm implements Actor {

  @Override
  public String key() {
    return "rpm";
  }

  @Override
  public String words() {
    return "the device sleeps, and a task wakes it (intel_runtime_resume)";
  }

  @Override
  public void addTo(ModelBuilder model, Machine k) {
    model.process(
        "rpm",
        p -> {
          p.rest("rpm").note(words());
          steps(p, k);
        });
    model.process(
        "autosuspend",
        p -> {
          p.unfair().rest("autosuspend").note("the device falls asleep when nobody uses it");
          p.step("autosuspend")
              .kernel(
                  "rpm_suspend",
                  "drivers/base/power/runtime.c",
                  "__update_runtime_status(dev, RPM_SUSPENDED);")
              .when(k.rpm.status.value().is(Status.ACTIVE).and(k.rpm.usage.value().is(0)))
              .set(k.rpm.status.value(), Status.SUSPENDED)
              .goTo("autosuspend");
        });
  }

  private static void steps(ProcessBuilder p, Machine k) {
    Expr.Read status = k.rpm.status.value();
    Expr.Read usage = k.rpm.usage.value();
    p.step("rpm")
        .kernel(
            "__intel_runtime_pm_get", KernelFiles.I915_RPM, "ret = pm_runtime_get_sync(rpm->kdev);")
        .when(status.is(Status.SUSPENDED))
        .set(usage, usage.plus(1))
        .set(status, Status.RESUMING)
        .goTo("rpm_resume")
        .when(status.is(Status.ACTIVE))
        .set(usage, usage.plus(1))
        .goTo("rpm_use");
    boolean waits = k.design.is(ShrinkWakeref.SYNC);
    p.step("rpm_resume")
        .kernel("intel_runtime_resume", KernelFiles.I915_DRIVER, "intel_gt_runtime_resume(gt);")
        .note("waking allocates, which runs the shrinker in this task")
        .await(waits ? status.isNot(Status.RESUMING) : Expr.of(true))
        .set(status, Status.ACTIVE)
        .goTo("rpm_use");
    p.step("rpm_use")
        .kernel("__intel_runtime_pm_put", KernelFiles.I915_RPM, "pm_runtime_put_autosuspend(kdev);")
        .always()
        .set(usage, usage.minus(1))
        .goTo("rpm");
  }
}
