package org.rmapcheck.cli.print;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.coverage.Coverage;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.ProgramName;
import org.rmapcheck.cli.trace.Assumptions;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.pass.Transformed;
import org.rmapcheck.trace.LaneRenderer;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.WordWrap;

/** What {@code check} prints about one scenario. */
public final class ResultBlock {

  private static final int MOST_COVERED = 300_000;
  private static final int NAME = 24;
  private static final int KIND = 12;

  private final Console console;

  public ResultBlock(Console console) {
    this.console = console;
  }

  public void print(Checked checked) {
    ScenarioResult result = checked.result();
    headline(result);
    indented(result.loaded().document().question());
    indented("-> " + result.diagnosis());
    for (PropertyResult property : result.vector()) {
      property(property);
    }
    if (!result.unasked().isEmpty()) {
      List<String> titles = result.unasked().stream().map(PropertyResult::title).toList();
      indented("not asked for, and broken: " + String.join(", ", titles));
    }
    indented(
        (result.isComplete() ? "\"holds\" means: Linux " : "searched: Linux ")
            + result.loaded().document().kernel()
            + "; "
            + result.loaded().scenario().scope().words()
            + "; "
            + Assumptions.HARDWARE
            + "; "
            + result.explored()
            + ".");
    deviations(result);
  }

  private void deviations(ScenarioResult result) {
    if (result.loaded().document().expected().isEmpty() && !result.deviations().isEmpty()) {
      alarm(
          "The scenario says nothing under \"expected\": what is violated or vacuous is unexpected.");
    } else {
      result.deviations().forEach(d -> alarm("not as expected: " + d.sentence()));
    }
  }

  private void headline(ScenarioResult result) {
    boolean broken = result.isBroken() || result.outcome().modelError().isPresent();
    boolean good = result.isComplete() && !broken;
    console.line(
        piece(Role.HEADING, result.name() + ": "),
        piece(broken ? Role.ALARM : good ? Role.GOOD : Role.TEXT, SummaryTable.found(result)),
        piece(Role.TEXT, ", " + result.explored()));
  }

  private void property(PropertyResult property) {
    Verdict verdict = property.verdict();
    Role role =
        property.isViolated()
            ? Role.ALARM
            : verdict instanceof Verdict.Holds ? Role.GOOD : Role.TEXT;
    String head = "  " + SummaryTable.pad(property.title(), NAME);
    String kind = SummaryTable.pad(property.kind().text(), KIND);
    int room = console.width() - head.length() - kind.length();
    for (String line : WordWrap.lines(Verdicts.words(verdict), room, room)) {
      console.line(piece(Role.TEXT, head), piece(Role.TEXT, kind), piece(role, line));
      head = " ".repeat(head.length());
      kind = " ".repeat(kind.length());
    }
  }

  /** The lead's run: all of it, or what it is about. */
  public void lead(Checked.Written lead, LaneRenderer renderer, boolean whole) {
    String file = lead.file().map(Object::toString).orElse("(the trace could not be written)");
    console.line();
    if (whole) {
      console.text(renderer.render(Traces.replayedBy(lead.trace(), file)));
    } else {
      console.text(renderer.renderSummary(lead.trace(), file));
      lead.file()
          .ifPresent(
              path ->
                  console.line(
                      "  "
                          + ProgramName.command()
                          + " explain "
                          + ProgramName.quoted(path.toString())));
    }
  }

  /** How often each step fires, and what is there for nothing. */
  public void coverage(Model model) {
    Optional<Coverage> coverage = Coverage.of(model, MOST_COVERED);
    if (coverage.isEmpty()) {
      indented("coverage: not measured, there are more than " + MOST_COVERED + " states");
      return;
    }
    console.line("  how often each step fires, as written:");
    coverage.get().profile().forEach(line -> indented("  " + line));
    console.line("  for nothing in this scenario:");
    coverage.get().idle().forEach(line -> indented("  " + line));
  }

  /** What the passes did to the model. */
  public void passes(Transformed tree) {
    console.line("  passes:");
    tree.notes().forEach(note -> indented("  " + note));
  }

  private void indented(String text) {
    lines(text).forEach(line -> console.line("  " + line));
  }

  private void alarm(String text) {
    lines(text).forEach(line -> console.line(piece(Role.ALARM, "  " + line)));
  }

  private List<String> lines(String text) {
    return WordWrap.lines(text, console.width() - 2, console.width() - 2);
  }
}
