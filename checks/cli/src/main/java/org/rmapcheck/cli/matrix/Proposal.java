package org.rmapcheck.cli.matrix;

import java.util.List;

/**
 * The proposal of the thread, bullet by bullet, as switches of a design: what {@code matrix}
 * explores if nothing else is asked.
 */
public final class Proposal {

  /** The scenario that all cells have in common: mainline's i915 under everybody who matters. */
  public static final String BASE = "proposal";

  /**
   * A decision that a bullet brings.
   *
   * @param words the bullet, in the thread's order
   * @param axis the switch with mainline's value and the other that is asked about
   */
  public record Bullet(String words, String axis) {

    /** Key of the switch. */
    public String key() {
      int equals = axis.indexOf('=');
      return equals < 0 ? axis : axis.substring(0, equals);
    }
  }

  private static final String FLAG = "1 a flag for shmem tts";
  private static final String ACCOUNTING = "2 no ttm_pages_allocated";
  private static final String FIELDS = "3 no page->mapping, page->index";
  private static final String SWAP = "4 populate and unpopulate swap";
  private static final String SHRINKER = "5 visible to the shrinker";

  /** The bullets, each with the decisions that it brings. */
  public static final List<Bullet> BULLETS =
      List.of(
          new Bullet(FLAG, "tt-flag"),
          new Bullet(ACCOUNTING, "accounting=by-flag,sub-missed"),
          new Bullet(FIELDS, "page-fields=own,written"),
          new Bullet(SWAP, "unpopulate-dirty"),
          new Bullet(SWAP, "swapped-flag"),
          new Bullet(SHRINKER, "shrink-unmap=before,missing"),
          new Bullet(SHRINKER, "shrink-recheck"),
          new Bullet(SHRINKER, "fault-madv"));

  private Proposal() {}

  /** The switches, as the command line names them. */
  public static List<String> switches() {
    return BULLETS.stream().map(Bullet::axis).toList();
  }
}
