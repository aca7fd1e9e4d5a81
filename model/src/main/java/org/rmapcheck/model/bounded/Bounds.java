package org.rmapcheck.model.bounded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bounded run starts and how far it goes, by the names of processes.
 *
 * @param before what happens first, one after the other: the start of the run is a state that the
 *     model reaches
 * @param steps how many changing steps each process takes at most; one that is not named takes none
 */
public record Bounds(List<Operation> before, Map<String, Integer> steps) {

  private static final Pattern OPERATION =
      Pattern.compile("([^*#\\s]+)(?:#([1-9]\\d{0,2}))?(?:\\*(\\d{1,4}))?");
  private static final Pattern STEPS = Pattern.compile("(\\S+?)\\s*[=\\s]\\s*(\\d{1,4})");

  /**
   * What one process does alone, taking the same of its transitions each time.
   *
   * @param which of the transitions that change something, from 1, in the order of the model
   * @param steps so many, or {@link #UNTIL_REST}
   */
  public record Operation(String process, int which, int steps) {

    /** Until the process is at a rest label again: one whole operation. */
    public static final int UNTIL_REST = 0;

    @Override
    public String toString() {
      return process + (which == 1 ? "" : "#" + which) + (steps == UNTIL_REST ? "" : "*" + steps);
    }
  }

  public Bounds {
    before = List.copyOf(before);
    steps = new LinkedHashMap<>(steps);
  }

  /**
   * Bounds as people write them.
   *
   * @param before such as {@code cpu tlb cpu*3}: the CPU until it rests, the TLB, the CPU 3 steps;
   *     {@code cpu#2} takes the second of its transitions where it has a choice
   * @param steps such as {@code move=12, cpu=2}
   * @throws IllegalArgumentException naming what is wrong and how to write it
   */
  public static Bounds parse(String before, String steps) {
    List<Operation> operations = new ArrayList<>();
    for (String word : before.strip().split("\\s+", -1)) {
      Matcher matcher = OPERATION.matcher(word);
      if (!word.isEmpty() && !matcher.matches()) {
        throw new IllegalArgumentException(
            "'"
                + word
                + "' is no operation: write a process, or a process and steps as in cpu*3, and cpu#2"
                + " for the second of its transitions");
      } else if (!word.isEmpty()) {
        String which = matcher.group(2);
        String count = matcher.group(3);
        operations.add(
            new Operation(
                matcher.group(1),
                which == null ? 1 : Integer.parseInt(which),
                count == null ? Operation.UNTIL_REST : Math.max(1, Integer.parseInt(count))));
      }
    }
    Map<String, Integer> all = new LinkedHashMap<>();
    for (String part : steps.split(",", -1)) {
      Matcher matcher = STEPS.matcher(part.strip());
      if (!part.isBlank() && !matcher.matches()) {
        throw new IllegalArgumentException(
            "'" + part.strip() + "' is no bound: write process=steps, as in move=12,cpu=2");
      } else if (!part.isBlank()) {
        all.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
      }
    }
    return new Bounds(operations, all);
  }

  /** In words, for reports. */
  public String words() {
    List<String> parts = new ArrayList<>();
    steps.forEach((process, n) -> parts.add(process + " " + n));
    String bound = parts.isEmpty() ? "no steps" : String.join(", ", parts);
    if (before.isEmpty()) {
      return bound;
    }
    return "after "
        + String.join(" ", before.stream().map(Operation::toString).toList())
        + ": "
        + bound;
  }
}
