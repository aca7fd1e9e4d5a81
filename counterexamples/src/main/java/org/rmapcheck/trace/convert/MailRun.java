package org.rmapcheck.trace.convert;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.BrokenProperty;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

/** The run in a mail: a column for each process, the steps that matter, the end rather than all. */
final class MailRun {

  private static final int NUMBER = 4;
  private static final int WIDEST_COLUMN = 14;
  private static final int LEAST_TEXT = 36;

  private final TraceDocument trace;
  private final int width;
  private final List<String> columns;
  private final int spacing;

  MailRun(TraceDocument trace, int width) {
    this.trace = trace;
    this.width = width;
    this.columns =
        trace.processes().stream()
            .filter(p -> trace.steps().stream().anyMatch(s -> s.process().equals(p)))
            .toList();
    int between = Math.max(1, columns.size() - 1);
    this.spacing = Math.max(2, Math.min(WIDEST_COLUMN, (width - NUMBER - LEAST_TEXT) / between));
  }

  /** At most so many lines. */
  List<String> lines(int most) {
    List<String> rows = rows(false);
    if (rows.size() + 1 > most) {
      rows = rows(true);
    }
    List<String> lines = new ArrayList<>();
    lines.add(header());
    int room = most - 1;
    if (rows.size() > room) {
      int left = rows.size() - room + 1;
      lines.add("    ... (" + left + " rows before this are in the trace)");
      rows = rows.subList(left, rows.size());
    }
    lines.addAll(rows);
    return lines;
  }

  private String header() {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      int at = NUMBER + i * spacing;
      if (row.length() >= at) {
        row.append(' ');
      }
      row.append(" ".repeat(Math.max(0, at - row.length()))).append(columns.get(i));
    }
    return Ascii.shorten(row.toString(), width);
  }

  private List<String> rows(boolean briefly) {
    List<String> rows = new ArrayList<>();
    for (TraceStep step : trace.steps()) {
      boolean told = step.matters() && (!briefly || says(step));
      if (told || !step.breaks().isEmpty()) {
        rows.add(row(step));
      }
      for (BrokenProperty broken : step.breaks()) {
        rows.add(Ascii.shorten("    ^-- breaks " + broken.id() + " " + broken.name(), width));
      }
    }
    return rows;
  }

  /** Whether a step changes something or fails to find something. */
  private static boolean says(TraceStep step) {
    return !Words.changes(step, "").isEmpty()
        || step.explanation().map(StepExplanation::reason).orElse("").startsWith("finds no");
  }

  private String row(TraceStep step) {
    StringBuilder row = new StringBuilder();
    String number = Integer.toString(step.index());
    row.append(" ".repeat(Math.max(0, NUMBER - 1 - number.length()))).append(number).append(' ');
    int column = Math.max(0, columns.indexOf(step.process()));
    row.append(" ".repeat(column * spacing)).append(Mail.brief(step));
    return Ascii.shorten(row.toString(), width);
  }
}
