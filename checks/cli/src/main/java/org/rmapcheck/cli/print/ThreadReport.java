package org.rmapcheck.cli.print;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.ProgramName;
import org.rmapcheck.cli.trace.Assumptions;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.ttm.design.Choice;

/** The page that answers the thread. */
public final class ThreadReport {

  private static final int NAME = 23;
  private static final int VERDICT = 13;
  private static final int CELL = 17;
  private static final int LABEL = 16;
  private static final int WIDEST = 100;

  private final Console console;
  private Optional<Path> someTrace = Optional.empty();

  public ThreadReport(Console console) {
    this.console = console;
  }

  public void question(String title) {
    console.line(
        piece(
            Role.HEADING,
            "Can the CPU still touch a buffer's pages while the kernel's TTM moves them?"));
    console.line();
    console.line(piece(Role.HEADING, title));
    console.line(piece(Role.RULER, "-".repeat(width())));
  }

  /** The question and the verdict; for a broken design also what went wrong, and its trace. */
  public void design(Checked checked) {
    ScenarioResult result = checked.result();
    Role role = result.holds() ? Role.GOOD : Role.ALARM;
    Optional<Path> file = checked.lead().flatMap(Checked.Written::file);
    List<String> lines = new ArrayList<>(wrapped(result.loaded().document().question()));
    if (!result.holds()) {
      lines.addAll(wrapped("-> " + result.cause() + file.map(path -> ": " + path).orElse("")));
    }
    if (!result.deviations().isEmpty()) {
      lines.add("NOT AS EXPECTED, see: check " + result.name());
    }
    String verdict = SummaryTable.found(result);
    for (String line : lines) {
      console.line(piece(role, pad(verdict, VERDICT)), piece(Role.TEXT, line));
      verdict = "";
    }
    if (someTrace.isEmpty()) {
      someTrace = file;
    }
  }

  private List<String> wrapped(String text) {
    int room = width() - VERDICT;
    return WordWrap.lines(text, room, room);
  }

  private int width() {
    return Math.min(WIDEST, console.width());
  }

  public void lookups(String title, LookupGrid grid) {
    console.line();
    console.line(piece(Role.HEADING, title));
    StringBuilder head = new StringBuilder(pad("backing, page fields", NAME));
    LookupGrid.LOOKUPS.forEach(lookup -> head.append(pad(lookup.key(), cellWidth(lookup))));
    console.line(piece(Role.RULER, head.toString()));
    for (Choice backing : LookupGrid.BACKINGS) {
      for (Choice fields : LookupGrid.FIELDS) {
        row(grid, backing, fields);
      }
    }
    console.line();
    paragraph(legend(grid, PropertyKind.HARM, "Harm"), width());
    paragraph(legend(grid, PropertyKind.DISCIPLINE, "Rules that keep it away"), width());
    console.line();
    grid.conclusions().forEach(line -> console.line(piece(Role.HEADING, line)));
  }

  private static String legend(LookupGrid grid, PropertyKind kind, String words) {
    return grid.legend().stream()
        .filter(property -> property.kind() == kind)
        .map(PropertyResult::title)
        .collect(Collectors.joining(", ", words + ": ", "."));
  }

  private void row(LookupGrid grid, Choice backing, Choice fields) {
    List<Console.Piece> pieces = new ArrayList<>();
    pieces.add(piece(Role.TEXT, pad(backing.key() + ", " + fields.key(), NAME)));
    for (Choice lookup : LookupGrid.LOOKUPS) {
      Optional<ScenarioResult> cell = grid.cell(backing, fields, lookup);
      boolean bad = cell.filter(c -> !c.broken().isEmpty()).isPresent();
      String words = cell.map(LookupGrid::words).orElse("not checked");
      pieces.add(piece(bad ? Role.ALARM : Role.GOOD, pad(words, cellWidth(lookup))));
    }
    console.line(pieces.toArray(new Console.Piece[0]));
  }

  private static int cellWidth(Choice lookup) {
    return Math.max(CELL, lookup.key().length() + 2);
  }

  public void end(ScenarioResult sample) {
    console.line();
    int room = width();
    paragraph(
        "Linux "
            + sample.loaded().document().kernel()
            + ", the table in scope: "
            + sample.loaded().scenario().scope().words()
            + ". Every interleaving, for any number of moves, faults and accesses. Assumed: "
            + Assumptions.HARDWARE
            + ".",
        room);
    String command = ProgramName.command();
    String file = someTrace.map(path -> ProgramName.quoted(path.toString())).orElse("TRACE");
    console.line();
    next("Read a run:", command + " explain " + file);
    next("All scenarios:", command + " check --all");
    next("Your design:", command + " list --switches");
  }

  private void next(String what, String command) {
    String line = pad(what, LABEL) + command;
    if (line.length() <= width()) {
      console.line(line);
    } else {
      console.line(what);
      console.line("  " + command);
    }
  }

  private void paragraph(String text, int room) {
    WordWrap.lines(text, room, room).forEach(console::line);
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }
}
