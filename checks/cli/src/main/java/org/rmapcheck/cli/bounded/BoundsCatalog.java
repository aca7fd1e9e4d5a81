package org.rmapcheck.cli.bounded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.bounded.Bounds;
import org.rmapcheck.ttm.Scenario;

/**
 * The bounds that show what the built-in scenarios are about and are small enough for real threads.
 * A file with a line for each: scenario, what happens before, steps of each process, and, unless
 * all of it is run, {@code found}, {@code sampled} or the number of its schedules.
 */
public final class BoundsCatalog {

  private static final String FILE = "/org/rmapcheck/ttm/scenarios/bounds.txt";

  private final List<Row> rows = new ArrayList<>();

  /**
   * A line of the file.
   *
   * @param schedules how many schedules of steps there are, for a row that is too large; else 0
   */
  public record Row(String scenario, Bounds bounds, End end, long schedules) {}

  /** How real threads end on a row. */
  public enum End {
    /** They run everything. */
    EXHAUSTED,
    /** They stop at the first run that breaks something; to run all would be too much. */
    FOUND,
    /** They run some of it, and nothing breaks. */
    SAMPLED,
    /** What shows it is more than they can run: not run, but counted. */
    TOO_LARGE
  }

  /** Reads the file. */
  public BoundsCatalog() {
    text()
        .lines()
        .map(String::strip)
        .filter(BoundsCatalog::isRow)
        .map(BoundsCatalog::row)
        .forEach(rows::add);
  }

  /** All rows, in the order of the file. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** The first row of a scenario. */
  public Optional<Bounds> of(String scenario) {
    return rows.stream().filter(r -> r.scenario().equals(scenario)).map(Row::bounds).findFirst();
  }

  private static boolean isRow(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static Row row(String line) {
    String[] parts = line.split("\\|", -1);
    if (parts.length < 3 || parts.length > 4) {
      throw new IllegalStateException(FILE + ": '" + line + "' has not three or four parts");
    }
    String end = parts.length == 3 ? "exhausted" : parts[3].strip();
    Bounds bounds = Bounds.parse(parts[1], parts[2]);
    return switch (end) {
      case "exhausted" -> new Row(parts[0].strip(), bounds, End.EXHAUSTED, 0);
      case "found" -> new Row(parts[0].strip(), bounds, End.FOUND, 0);
      case "sampled" -> new Row(parts[0].strip(), bounds, End.SAMPLED, 0);
      default -> new Row(parts[0].strip(), bounds, End.TOO_LARGE, Long.parseLong(end));
    };
  }

  private static String text() {
    try (InputStream in = Scenario.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no file " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's file " + FILE + " cannot be read", e);
    }
  }
}
