package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Runtime power management as far as who waits for it; no state where nobody asks. */
public final class RuntimePm {

  /** {@code dev->power.runtime_status}. */
  public enum Status {
    ACTIVE,
    SUSPENDED,
    RESUMING
  }

  public final Variable status;

  /** {@code dev->power.usage_count}: the user of the device, and the shrinker. */
  public final Variable usage;

  private final boolean present;

  RuntimePm(ModelBuilder m, Set<String> actors) {
    present = actors.contains("rpm");
    Type type = Type.Enumeration.of(Status.class);
    Type count = new Type.IntRange(0, 2);
    status =
        present
            ? m.declare("rpm_status", type, Variable.Kind.SHARED)
            : new Variable("rpm_status", type, List.of(), Variable.Kind.SHARED, "");
    usage =
        present
            ? m.declare("rpm_usage", count, Variable.Kind.SHARED)
            : new Variable("rpm_usage", count, List.of(), Variable.Kind.SHARED, "");
  }

  /** Somebody suspends and resumes the device. */
  public boolean present() {
    return present;
  }
}
