package org.rmapcheck.ttm;

import java.util.Set;
import org.rmapcheck.ttm.property.PropertyIds;

/**
 * What a verdict vector means. Each property is judged in its own right, so which of them break
 * together tells what went wrong: a lookup that missed, a fault that came back, a TLB.
 *
 * @param cause what went wrong first, in a few words
 * @param consequence what comes of it, in a few words; empty if nothing broke
 */
public record Diagnosis(String cause, String consequence) {

  /** Reads a vector: the ids of the properties that are broken. */
  public static Diagnosis of(Set<String> broken) {
    if (broken.isEmpty()) {
      return new Diagnosis("nothing breaks", "");
    }
    return new Diagnosis(cause(broken), consequence(broken));
  }

  /** One sentence. */
  public String sentence() {
    return consequence.isEmpty() ? cause : cause + ": " + consequence;
  }

  private static String cause(Set<String> broken) {
    if (broken.contains(PropertyIds.S5)) {
      return "the TLB kept a translation";
    } else if (broken.contains(PropertyIds.S14) && broken.contains(PropertyIds.S4)) {
      return "a mapping that takes no reservation, which the lookup misses";
    } else if (broken.contains(PropertyIds.S4)) {
      return "the lookup missed a translation";
    } else if (broken.contains(PropertyIds.S14) && broken.contains(PropertyIds.S3)) {
      return "the lookup missed nothing, the fault came back too early";
    } else if (broken.contains(PropertyIds.S12)) {
      return "memory was given to another buffer too early";
    } else if (broken.contains(PropertyIds.S1) && broken.contains(PropertyIds.S3)) {
      return "nobody took the translations away";
    } else if (broken.contains(PropertyIds.S3)) {
      return "the copy ran while the CPU could reach the buffer";
    } else if (broken.contains(PropertyIds.S8)) {
      return "the shmem file's bookkeeping is overwritten";
    }
    return "broken: " + String.join(", ", broken);
  }

  private static String consequence(Set<String> broken) {
    boolean freed = broken.contains(PropertyIds.S2);
    boolean lost = broken.contains(PropertyIds.S6);
    if (freed && lost) {
      return "writes are lost and freed memory is reached";
    } else if (freed) {
      return "freed memory is reached";
    } else if (lost) {
      return "writes are lost; nothing freed is reached";
    } else if (broken.contains("deadlock")) {
      return broken.contains(PropertyIds.S8)
          ? "the CPU stays out, but populate or truncate spins for ever"
          : "the CPU stays out, but a task waits or spins for ever";
    } else if (broken.contains(PropertyIds.S8)) {
      return "the CPU stays out, but populate or truncate would spin";
    }
    return "no harm in this scope";
  }
}
