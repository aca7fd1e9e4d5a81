package org.rmapcheck.cli.print;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.runs.Refusal;
import org.rmapcheck.validate.runs.Tally;

/** What came of a log: counts, and the event at which it stops being a run of the model. */
public final class ValidationReport {

  private static final int LANE = 22;

  private final Console console;
  private final String source;
  private final Tally tally;
  private final boolean steps;

  /**
   * A report.
   *
   * @param source the log
   * @param steps whether to list how often each step was taken
   */
  public ValidationReport(Console console, String source, Tally tally, boolean steps) {
    this.console = console;
    this.source = source;
    this.tally = tally;
    this.steps = steps;
  }

  /** Prints it. */
  public void print(Optional<Refusal> refused) {
    String verdict =
        refused
            .map(r -> "does not conform: event " + r.event().clock() + ", line " + r.event().line())
            .orElse("conforms");
    Role role = refused.isPresent() ? Role.ALARM : Role.GOOD;
    console.line(piece(role, verdict), piece(Role.TEXT, "  " + source));
    counts();
    if (steps) {
      console.line();
      tally.steps().forEach((step, count) -> console.line("  " + pad(count) + "  " + step));
    }
    refused.ifPresent(this::refusal);
  }

  private void counts() {
    console.line(
        "  "
            + tally.total()
            + " events: "
            + tally.explained()
            + " explained by runs of the model, "
            + tally.steps().values().stream().mapToLong(Long::longValue).sum()
            + " steps taken for certain;");
    console.line(
        "  "
            + tally.hidden()
            + " of them only had to come where no step was needed; "
            + tally.setUp()
            + " were set-up by one task, of");
    console.line(
        "  which parts may be missing; "
            + tally.interrupts()
            + " interrupts and "
            + tally.foreign()
            + " events of no buffer were not asked;");
    console.line(
        "  left alone by the mapping: "
            + sum(tally.ignored())
            + "; unknown: "
            + words(tally.unknown()));
    if (tally.accesses() > 0) {
      console.line(
          "  " + tally.accesses() + " of the explained are marks of loads and stores, with values");
    }
    if (tally.endedByExit() > 0) {
      console.line(
          "  " + tally.endedByExit() + " mappings ended with their process, which is not followed");
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String words(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : String.join(
            ", ", counts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  private static String pad(long count) {
    return String.format("%8d", count);
  }

  private void refusal(Refusal refusal) {
    console.line();
    List<LogEvent> events = new ArrayList<>(refusal.recent());
    events.add(refusal.event());
    List<Integer> lanes = events.stream().map(LogEvent::pid).distinct().toList();
    StringBuilder header = new StringBuilder("  " + " ".repeat(10));
    for (int pid : lanes) {
      String task =
          events.stream().filter(e -> e.pid() == pid).findFirst().orElseThrow().task() + "-" + pid;
      header.append(String.format("%-" + LANE + "s", Ascii.shorten(task, LANE - 1)));
    }
    console.line(header.toString().stripTrailing());
    for (LogEvent event : events) {
      String indent = " ".repeat(LANE * lanes.indexOf(event.pid()));
      String line = String.format("  %8d  ", event.clock()) + indent + words(event);
      console.line(
          piece(
              event.equals(refusal.event()) ? Role.ALARM : Role.TEXT,
              Ascii.shorten(line, Math.max(LANE, console.width()))));
    }
    console.line("  " + " ".repeat(10) + "^-- no run of the model has this event here:");
    console.line("      " + refusal.why() + ".");
    if (refusal.page() >= 0) {
      console.line("      It is about page " + refusal.page() + " of the mapping.");
    }
    console.line(
        "  "
            + refusal.states()
            + " states were possible before it"
            + (refusal.possible().isEmpty() ? "." : ", such as:"));
    for (Map<String, String> state : refusal.possible()) {
      console.line(
          "    "
              + String.join(
                  ", ",
                  state.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList()));
    }
  }

  private static String words(LogEvent event) {
    StringBuilder words = new StringBuilder(event.name());
    for (String argument : List.of("ret", "mt", "oldmt", "newmt", "addr", "pfn", "start", "end")) {
      String value = event.arguments().get(argument);
      if (value != null) {
        words.append(' ').append(argument).append('=').append(value);
      }
    }
    return words.toString();
  }
}
