package org.rmapcheck.cli.anchor;

import java.util.Comparator;

/** A version of Linux. */
public record KernelVersion(int major, int minor, int sublevel)
    implements Comparable<KernelVersion> {

  private static final Comparator<KernelVersion> ORDER =
      Comparator.comparingInt(KernelVersion::major)
          .thenComparingInt(KernelVersion::minor)
          .thenComparingInt(KernelVersion::sublevel);

  /** From text such as {@code 6.12}. */
  public static KernelVersion of(String text) {
    String[] parts = text.split("\\.", -1);
    return new KernelVersion(
        Integer.parseInt(parts[0]),
        parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
        parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
  }

  /** Whether this is the release or one of its stable updates. */
  boolean isOf(KernelVersion release) {
    return major == release.major && minor == release.minor;
  }

  @Override
  public int compareTo(KernelVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + (sublevel == 0 ? "" : "." + sublevel);
  }
}
