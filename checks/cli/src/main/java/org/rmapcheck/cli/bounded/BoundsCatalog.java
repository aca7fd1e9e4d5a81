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
 * A file with a line for each: scenario, what happens before, steps of each process.
 */
public final class BoundsCatalog {

  private static final String FILE = "/org/rmapcheck/ttm/scenarios/bounds.txt";

  private final List<Row> rows = new ArrayList<>();

  /** A line of the file. */
  public record Row(String scenario, Bounds bounds) {}

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
    if (parts.length != 3) {
      throw new IllegalStateException(FILE + ": '" + line + "' has not three parts");
    }
    return new Row(parts[0].strip(), Bounds.parse(parts[1], parts[2]));
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
