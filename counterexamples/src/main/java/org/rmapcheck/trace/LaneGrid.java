package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.trace.Page.Span;
import org.rmapcheck.trace.Palette.Role;

/**
 * The columns of a trace: a step number, then one column per process.
 *
 * <p>Only one process acts in a row, so its text may run over the columns to its right; a bar marks
 * each other lane that the text leaves free. So even ten lanes stay readable in 72 columns. When
 * there are so many that not even bars fit, the lanes fall together into one.
 */
final class LaneGrid {
  private static final int WIDEST_LANE = 40;
  private static final int COMFORTABLE_TEXT = 44;
  private static final int GAP = 2;
  private static final int INDENT = 2;

  private final List<String> names;
  private final int margin;
  private final int spacing;
  private final int width;

  private LaneGrid(List<String> names, int margin, int spacing, int width) {
    this.names = names;
    this.margin = margin;
    this.spacing = spacing;
    this.width = width;
  }

  /** Columns for these lanes: as far apart as leaves the last one room for its text. */
  static LaneGrid of(List<String> names, int steps, int width) {
    int margin = Math.max(2, String.valueOf(steps).length()) + GAP;
    // The last lane has nothing to run over, so it gets the larger part.
    int lastLane = Math.min(COMFORTABLE_TEXT, width * 3 / 5);
    int between = Math.max(1, names.size() - 1);
    int spacing = Math.min(WIDEST_LANE, (width - margin - lastLane) / between);
    return new LaneGrid(names.stream().map(Ascii::clean).toList(), margin, spacing, width);
  }

  /** Column where the lanes begin. */
  int margin() {
    return margin;
  }

  /** Whether each process has a column of its own. */
  boolean hasLanes() {
    return spacing >= 2;
  }

  /** The names over their lanes: in one row, or one below the other where they are too long. */
  void header(Page page) {
    if (!hasLanes()) {
      return;
    }
    if (namesFit()) {
      StringBuilder row = new StringBuilder();
      for (int lane = 0; lane < names.size(); lane++) {
        row.append(" ".repeat(column(lane) - row.length())).append(names.get(lane));
      }
      page.line(Role.HEADING, row.toString());
    } else {
      for (int lane = 0; lane < names.size(); lane++) {
        row(page, new Cell("", lane, 0, Role.HEADING, names.get(lane)), lane);
      }
    }
    page.line(Role.RULER, "-".repeat(width));
  }

  /** A row of bars only: another process goes on. */
  void bars(Page page) {
    if (hasLanes()) {
      List<Span> spans = new ArrayList<>();
      appendBars(spans, 0, 0, names.size());
      page.line(spans);
    }
  }

  /** Wrapped text in a lane, with a number before its first line. */
  void step(Page page, String number, int lane, Role role, String text) {
    String own = hasLanes() ? text : names.get(lane) + ": " + text;
    row(page, new Cell(number, lane, 0, role, own), names.size());
  }

  /** Wrapped text below a step. */
  void detail(Page page, int lane, Role role, String text) {
    row(page, new Cell("", lane, INDENT, role, text), names.size());
  }

  private record Cell(String number, int lane, int indent, Role role, String text) {}

  private void row(Page page, Cell cell, int lanes) {
    int start = column(cell.lane()) + cell.indent();
    String digits = cell.number().replace("*", "");
    String mark = " ".repeat(margin - GAP - digits.length()) + cell.number();
    for (String part : WordWrap.lines(cell.text(), width - start, width - start - INDENT)) {
      List<Span> spans = new ArrayList<>();
      spans.add(new Span(Role.RULER, mark));
      int at = appendBars(spans, mark.length(), 0, hasLanes() ? cell.lane() : 0);
      spans.add(new Span(Role.TEXT, " ".repeat(start - at)));
      spans.add(new Span(cell.role(), part));
      if (hasLanes()) {
        appendBars(spans, start + part.length(), cell.lane() + 1, lanes);
      }
      page.line(spans);
      mark = " ".repeat(mark.length());
      start = column(cell.lane()) + cell.indent() + INDENT;
    }
  }

  /** Bars of the lanes in [from, to) that are still free after column {@code at}. */
  private int appendBars(List<Span> spans, int at, int from, int to) {
    int end = at;
    for (int lane = from; lane < to; lane++) {
      if (column(lane) > end) {
        spans.add(new Span(Role.RULER, " ".repeat(column(lane) - end) + "|"));
        end = column(lane) + 1;
      }
    }
    return end;
  }

  private boolean namesFit() {
    for (int lane = 0; lane < names.size(); lane++) {
      boolean last = lane == names.size() - 1;
      int room = last ? width - column(lane) : spacing - 1;
      if (names.get(lane).length() > room) {
        return false;
      }
    }
    return true;
  }

  private int column(int lane) {
    return hasLanes() ? margin + lane * spacing : margin;
  }
}
