package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.SuspendZap;

/** Whether the device's memory can be reached: state where an actor suspends it. */
public final class Device {

  /** The device is awake: its memory answers. */
  public final Variable awake;

  /** The device is on its way to sleep. */
  public final Variable suspending;

  /** Who keeps the device awake: {@code intel_runtime_pm_get}. */
  public final Variable wakerefs;

  /** The VMA is in the driver's list of VMAs that have faulted. */
  public final Variable listed;

  /** {@code dev->unplugged}. */
  public final Variable unplugged;

  /** How many are between {@code drm_dev_enter} and {@code drm_dev_exit}. */
  public final Variable entered;

  /** Ghost variable: the device's memory is gone for good. */
  public final Variable gone;

  private final boolean suspends;
  private final boolean unplugs;

  Device(ModelBuilder m, Scope scope, Design design, Set<String> actors, Sets sets) {
    suspends = actors.contains("suspend");
    Type bool = new Type.Bool();
    awake = declare(m, suspends, "awake", bool);
    suspending = declare(m, suspends, "suspending", bool);
    wakerefs = declare(m, suspends, "wakerefs", new Type.IntRange(0, scope.cpus()));
    listed =
        declare(m, suspends && design.is(SuspendZap.VMA_LIST), "vma_in_list", bool, sets.vmas());
    unplugs = actors.contains("unplug");
    unplugged = declare(m, unplugs, "unplugged", bool);
    entered = declare(m, unplugs, "drm_dev_entered", new Type.IntRange(0, scope.cpus()));
    gone =
        unplugs
            ? m.declare("device_gone", bool, Variable.Kind.GHOST)
            : new Variable("device_gone", bool, List.of(), Variable.Kind.GHOST, "");
    if (suspends) {
      m.initially(awake.value(), new Expr.Const(bool, 1));
    }
  }

  private static Variable declare(
      ModelBuilder m, boolean used, String name, Type type, IdSet... dimensions) {
    return used
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** Whether an actor of the scenario unplugs the device. */
  public boolean unplugs() {
    return unplugs;
  }

  /** Whether an actor of the scenario suspends the device. */
  public boolean suspends() {
    return suspends;
  }
}
