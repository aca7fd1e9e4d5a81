package org.rmapcheck.ttm.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The design of a kernel version: the switches in which it differs from the first value of each.
 *
 * @param key as scenario files write it, under {@code preset}
 * @param words which tree, and what is different in it
 */
public record Preset(String key, String words, List<Choice> choices) {

  /** The key of a scenario's design that names a preset; further switches come on top of it. */
  public static final String KEY = "preset";

  public Preset {
    choices = List.copyOf(choices);
  }

  /** Every preset, newest first. */
  public static List<Preset> all() {
    return List.of(
        new Preset(
            "6.12",
            "Linux 6.12: discrete i915 backs buffers by shmem through its own tts",
            List.of(Backing.SHMEM, Room.TICKET)),
        new Preset(
            "6.1",
            "Linux 6.1: gutting leaves a system resource where 6.12 leaves none, and an eviction that"
                + " waited for a buffer drops its reservation and looks again",
            List.of(Backing.SHMEM, Gutted.SYSTEM, Room.WAIT)),
        new Preset(
            "2021",
            "the tree of the thread, September 2021: pool pages, TTM writes the fields of its pages,"
                + " a debugger swaps in by itself, the GPU's TLB is kept",
            List.of(
                Backing.POOL,
                PageFields.WRITTEN,
                AccessSwapped.SWAPIN,
                GpuInvalidate.MISSING,
                Room.WAIT)));
  }

  /** The preset of a name. */
  static Optional<Preset> of(String key) {
    return all().stream().filter(preset -> preset.key().equals(key)).findFirst();
  }

  /** The design of this kernel. */
  public Design design() {
    return Design.mainline().with(choices.toArray(new Choice[0]));
  }

  /** Keys of all presets, for messages. */
  static String keys() {
    return String.join(", ", all().stream().map(Preset::key).toList());
  }

  /** The design that settings start from: that of the preset they name, or mainline. */
  static Design start(Map<String, String> settings, List<String> problems) {
    String named = settings.get(KEY);
    if (named == null) {
      return Design.mainline();
    }
    Optional<Preset> preset = of(named);
    if (preset.isEmpty()) {
      problems.add("no preset '" + named + "': use one of " + keys());
    }
    return preset.map(Preset::design).orElseGet(Design::mainline);
  }
}
