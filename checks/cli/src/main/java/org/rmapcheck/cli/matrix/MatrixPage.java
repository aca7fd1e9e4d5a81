package org.rmapcheck.cli.matrix;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Design;

/** What stands above and below the table. */
public final class MatrixPage {

  private final Console console;

  public MatrixPage(Console console) {
    this.console = console;
  }

  /** What is asked. */
  public void head(Plan plan) {
    ScenarioDocument base = plan.base();
    List<String> keys = plan.product().axes().stream().map(Axis::key).toList();
    long valid = plan.valid();
    int models = plan.models().size();
    console.line(piece(Role.HEADING, String.join(" x ", keys)));
    paragraph(
        plan.product().size()
            + " cells, "
            + (plan.product().size() - valid)
            + " of which cannot be; "
            + models
            + " different models");
    paragraph("base: " + base.name() + different(base, keys));
    paragraph(
        "scope: "
            + Scope.of(base.scope()).words()
            + "; actors: "
            + String.join(" ", base.actors())
            + "; Linux "
            + base.kernel());
    if (!plan.silent().isEmpty()) {
      paragraph(
          "left out, for its danger never occurs with these actors: "
              + String.join(" ", plan.silent()));
    }
    console.line();
  }

  /** The base's settings that are neither mainline's nor the table's. */
  private static String different(ScenarioDocument base, List<String> keys) {
    Design mainline = Design.mainline();
    List<Choice> others = new ArrayList<>();
    for (Choice choice : Design.of(base.design()).choices().values()) {
      if (!mainline.is(choice) && !keys.contains(choice.of())) {
        others.add(choice);
      }
    }
    return others.isEmpty() ? "" : ", " + Product.words(others);
  }

  /**
   * How many of each kind, and how fast.
   *
   * @param known states of searches that an earlier run has done
   */
  public void foot(Matrix matrix, long millis, long known) {
    List<String> counts = new ArrayList<>();
    for (Finding.Kind kind : Finding.Kind.values()) {
      long count = matrix.count(kind);
      if (count > 0) {
        counts.add(count + " " + kind.key());
      }
    }
    long searched = matrix.states() - known;
    long perSecond = searched * 1_000 / Math.max(1, millis);
    console.line();
    paragraph(
        matrix.plan().product().size()
            + " cells: "
            + String.join(", ", counts)
            + "; "
            + ScenarioResult.grouped(searched)
            + (known == 0 ? "" : " more")
            + " states in "
            + ScenarioResult.grouped(millis)
            + " ms, "
            + ScenarioResult.grouped(perSecond)
            + " states/s");
  }

  private void paragraph(String text) {
    WordWrap.lines(text, console.width(), console.width()).forEach(console::line);
  }
}
