package org.rmapcheck.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.PathProperties;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.Transition;

/** A run beside the closest one of another design: where the two part, and how. */
public final class Comparison {

  /**
   * One line of both runs; empty text where a run has no step.
   *
   * @param index position in the first run, from 1; 0 if only the other one has a step
   * @param next the label to which the other run goes on; empty where it has no step
   * @param changesLeft what the step changes, as {@code variable: old -> new}
   * @param differs whether the two differ here
   */
  public record Line(
      int index,
      String left,
      List<String> changesLeft,
      String right,
      String next,
      List<String> changesRight,
      boolean differs) {
    public Line {
      changesLeft = List.copyOf(changesLeft);
      changesRight = List.copyOf(changesRight);
    }
  }

  private final Path left;
  private final Model leftModel;
  private final Model rightModel;
  private final ClosestRun.Aligned aligned;

  private Comparison(Path left, Model leftModel, Model rightModel, ClosestRun.Aligned aligned) {
    this.left = left;
    this.leftModel = leftModel;
    this.rightModel = rightModel;
    this.aligned = aligned;
  }

  /** The comparison; empty if no close run is found with a reasonable search. */
  public static Optional<Comparison> of(Path run, Model model, Model other) {
    return new ClosestRun(run, other)
        .find()
        .map(aligned -> new Comparison(run, model, other, aligned));
  }

  /** Both runs, line by line. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (ClosestRun.Row row : aligned.rows()) {
      List<String> here = changes(leftModel, left, row.left());
      List<String> there = changes(rightModel, aligned.right(), row.right());
      lines.add(
          new Line(
              row.left(),
              name(left, row.left()),
              here,
              name(aligned.right(), row.right()),
              row.right() == 0 ? "" : aligned.right().steps().get(row.right() - 1).arm().target(),
              there,
              !row.same() || !here.equals(there)));
    }
    return lines;
  }

  /** The first line in which the two differ. */
  public Optional<Line> parting() {
    return lines().stream().filter(Line::differs).findFirst();
  }

  /**
   * Why the other design goes its own way at the parting; empty if it just changes other values.
   */
  public String reasonThere() {
    for (ClosestRun.Row row : aligned.rows()) {
      if (!row.same() && row.right() > 0) {
        return new StepWords(new ReferenceInterpreter(rightModel), aligned.right())
            .reason(row.right());
      }
    }
    return "";
  }

  /** Whether the property is broken somewhere along the other run. */
  public boolean breaksThere(String property) {
    List<Set<String>> broken = new PathProperties(rightModel).brokenAlong(aligned.right());
    return broken.stream().anyMatch(ids -> ids.contains(property));
  }

  private static String name(Path path, int step) {
    if (step == 0) {
      return "";
    }
    Transition taken = path.steps().get(step - 1);
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < taken.choices().size(); i++) {
      Expr.Bound bound = taken.arm().choices().get(i);
      chosen.add(bound.name() + " " + bound.set().members().get(taken.choices().get(i)));
    }
    return taken.who().name()
        + ": "
        + taken.step().label()
        + (chosen.isEmpty() ? "" : " " + chosen);
  }

  private static List<String> changes(Model model, Path path, int step) {
    if (step == 0) {
      return List.of();
    }
    return Changes.between(
        new ReferenceInterpreter(model).locations(),
        path.states().get(step - 1),
        path.states().get(step));
  }
}
