package org.rmapcheck.ttm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.ttm.design.DesignException;

/**
 * How many of each thing a scenario has.
 *
 * @param cpus CPU {@code i} runs one task of address space {@code i % addressSpaces}
 * @param addressSpaces each maps every buffer
 * @param mappings VMAs that an address space can have of one buffer; all but the first come and go
 */
public record Scope(
    int buffers, int pages, int cpus, int addressSpaces, int mappings, int vramSlots) {

  private static final int LIMIT = 8;

  /** One buffer of one page, one CPU, room for one buffer in VRAM. */
  public static Scope smallest() {
    return new Scope(1, 1, 1, 1, 1, 1);
  }

  /**
   * The smallest scope with the given sizes set otherwise; address spaces default to one per CPU.
   *
   * @throws DesignException naming each unknown or impossible size
   */
  public static Scope of(Map<String, Integer> sizes) {
    List<String> problems = new ArrayList<>();
    Map<String, Integer> all = new LinkedHashMap<>(smallest().sizes());
    sizes.forEach(
        (key, value) -> {
          if (!all.containsKey(key)) {
            problems.add(
                "unknown scope '" + key + "': use one of " + String.join(", ", all.keySet()));
          } else if (value < 1 || value > LIMIT) {
            problems.add("scope '" + key + "' is " + value + ": use 1.." + LIMIT);
          } else {
            all.put(key, value);
          }
        });
    int cpus = size(all, "cpus");
    int spaces = sizes.containsKey("addressSpaces") ? size(all, "addressSpaces") : cpus;
    if (spaces > cpus) {
      problems.add(
          "scope 'addressSpaces' is "
              + spaces
              + " with "
              + cpus
              + " cpus: each needs a CPU of its own");
    }
    if (!problems.isEmpty()) {
      throw new DesignException(problems);
    }
    return new Scope(
        size(all, "buffers"),
        size(all, "pages"),
        cpus,
        spaces,
        size(all, "mappings"),
        size(all, "vramSlots"));
  }

  /** The sizes by name, in the order in which reports print them. */
  public Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put("buffers", buffers);
    sizes.put("pages", pages);
    sizes.put("cpus", cpus);
    sizes.put("addressSpaces", addressSpaces);
    sizes.put("mappings", mappings);
    sizes.put("vramSlots", vramSlots);
    return sizes;
  }

  /** In words, for reports. */
  public String words() {
    return plural(buffers, "buffer")
        + " of "
        + plural(pages, "page")
        + ", "
        + plural(cpus, "CPU")
        + " in "
        + plural(addressSpaces, "address space")
        + (mappings == 1 ? "" : " with " + mappings + " mappings of each buffer")
        + ", "
        + plural(vramSlots, "VRAM slot");
  }

  private static String plural(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static int size(Map<String, Integer> sizes, String key) {
    return sizes.getOrDefault(key, 1);
  }
}
