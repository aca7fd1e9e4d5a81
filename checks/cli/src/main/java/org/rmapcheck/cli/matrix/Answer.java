package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Switch;

/**
 * What has to be so that nothing breaks, within a product in which every cell is decided and the
 * safe design holds.
 */
public final class Answer {

  private final Matrix matrix;
  private final Truth truth;
  private final int safe;
  private final MinimalFlips flips;
  private final Condition condition;

  /** Derives the answer from a matrix without open cells, in which cell {@code safe} holds. */
  Answer(Matrix matrix, int safe) {
    this.matrix = matrix;
    this.truth = Truth.of(matrix);
    this.safe = safe;
    this.flips = new MinimalFlips(truth, safe);
    this.condition = Condition.of(truth, safe);
  }

  /** The safe design, within the product. */
  public String safeDesign() {
    return Product.words(matrix.plan().product().values(safe));
  }

  /** The minimal sets of flips, each with what it breaks. */
  public List<String> minimal() {
    List<String> lines = new ArrayList<>();
    breaking().forEach((set, words) -> lines.add(set + ": " + words));
    return lines;
  }

  /** What each minimal set of flips breaks, smallest sets first. */
  public Map<String, String> breaking() {
    Map<String, String> breaking = new LinkedHashMap<>();
    for (int cell : flips.cells()) {
      breaking.put(flips(cell), matrix.findings().get(cell).words());
    }
    return breaking;
  }

  /** The smallest sets of flips in the order of {@link #breaking}, each value in words. */
  public List<List<String>> decisions() {
    return flips.cells().stream().map(cell -> chosen(cell).map(Answer::decision).toList()).toList();
  }

  /** What the first values of the clauses' switches mean, by switch, for people. */
  public List<List<String>> requirements() {
    return condition.cubes().stream().map(this::required).toList();
  }

  private List<String> required(Cube cube) {
    List<String> words = new ArrayList<>();
    for (int axis : cube.bound(truth)) {
      List<Choice> values = matrix.plan().product().axes().get(axis).values();
      IntStream.range(0, truth.size(axis))
          .filter(position -> !cube.allows(axis, position))
          .forEach(position -> words.add(decision(values.get(position))));
    }
    return words;
  }

  private Stream<Choice> chosen(int cell) {
    List<Choice> values = matrix.plan().product().values(cell);
    return flips.flipped(cell).stream().map(values::get);
  }

  private static String decision(Choice choice) {
    String asked =
        Switch.all().stream()
            .filter(s -> s.key().equals(choice.of()))
            .map(Switch::words)
            .findFirst()
            .orElse(choice.of());
    return asked + " " + choice.key() + ": " + choice.words();
  }

  private String flips(int cell) {
    return Product.words(chosen(cell).toList());
  }

  /** The clauses of the condition; empty if nothing in the product breaks. */
  public List<String> clauses() {
    return condition.cubes().stream().map(this::clause).toList();
  }

  private String clause(Cube cube) {
    List<String> parts = new ArrayList<>();
    for (int axis : cube.bound(truth)) {
      Axis of = matrix.plan().product().axes().get(axis);
      List<String> good =
          IntStream.range(0, truth.size(axis))
              .filter(position -> !cube.allows(axis, position))
              .mapToObj(position -> of.values().get(position).key())
              .toList();
      parts.add(of.key() + " is " + String.join(" or ", good));
    }
    return String.join(", or ", parts);
  }

  /** How many cells the condition says nothing about. */
  public long silent() {
    return IntStream.range(0, truth.cells())
        .filter(cell -> truth.at(cell) == Truth.Value.NOTHING)
        .count();
  }

  void json(JsonWriting out) {
    out.object(
        "answer",
        to -> {
          to.text("safe", safeDesign());
          to.list(
              "minimal",
              flips.cells(),
              (item, cell) ->
                  item.flat(
                      members -> {
                        members.text("flips", flips(cell));
                        members.text("breaks", matrix.findings().get(cell).words());
                      }));
          to.texts("holdsIfAndOnlyIf", clauses());
          to.number("silentCells", silent());
        });
  }
}
