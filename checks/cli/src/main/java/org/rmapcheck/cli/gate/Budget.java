package org.rmapcheck.cli.gate;

import java.util.List;
import java.util.OptionalLong;

/**
 * Shares a limit of time over searches of which only a guess of the size is known. Each gets the
 * part of the remaining time that its size has of what is left to do, and never less than half of
 * an even share, since small searches spend their time on other things than states; what it does
 * not use goes to the others. By the monotonic clock, so that setting the clock changes nothing.
 */
final class Budget {

  private static final long LEAST_NANOS = 2_000_000_000L;

  private final OptionalLong end;
  private final int atOnce;
  private long sizeLeft;
  private int countLeft;

  /**
   * A budget that begins now.
   *
   * @param seconds empty for no limit
   * @param sizes guesses for all searches, in states
   * @param atOnce how many searches run at one time
   */
  Budget(OptionalLong seconds, List<Long> sizes, int atOnce) {
    this.end =
        seconds.isPresent()
            ? OptionalLong.of(System.nanoTime() + seconds.getAsLong() * 1_000_000_000L)
            : OptionalLong.empty();
    this.atOnce = atOnce;
    this.countLeft = sizes.size();
    this.sizeLeft = sizes.stream().mapToLong(Long::longValue).sum();
  }

  /** When a search of this size has to end, by {@code System.nanoTime}; empty for never. */
  synchronized OptionalLong deadline(long size) {
    long left = Math.max(size, sizeLeft);
    int count = Math.max(1, countLeft);
    sizeLeft -= size;
    countLeft--;
    if (end.isEmpty()) {
      return end;
    }
    long now = System.nanoTime();
    double bySize = (double) size / Math.max(1, left);
    double share = Math.min(1.0, Math.max(bySize, 0.5 / count) * atOnce);
    long nanos = Math.max(LEAST_NANOS, (long) ((end.getAsLong() - now) * share));
    return OptionalLong.of(Math.min(end.getAsLong(), now + nanos));
  }

  /** When everything has to end; empty for never. */
  OptionalLong end() {
    return end;
  }

  /** Whether there is time left. */
  boolean isLeft() {
    return end.isEmpty() || System.nanoTime() - end.getAsLong() < 0;
  }
}
