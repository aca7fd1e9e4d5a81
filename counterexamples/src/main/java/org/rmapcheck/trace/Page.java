package org.rmapcheck.trace;

import java.util.List;
import org.rmapcheck.trace.Palette.Role;

/**
 * A text page of fixed width, filled from the top.
 *
 * <p>Lengths are counted before colours are applied, so the layout is the same with and without.
 */
final class Page {
  /** A piece of one line. */
  record Span(Role role, String text) {}

  /** Column at which the values of labelled entries begin. */
  private static final int ENTRY = 11;

  private final int width;
  private final Palette palette;
  private final StringBuilder text = new StringBuilder();

  Page(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  int width() {
    return width;
  }

  void line(List<Span> spans) {
    StringBuilder line = new StringBuilder();
    for (Span span : spans) {
      line.append(palette.paint(span.role(), span.text()));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  void line(Role role, String whole) {
    line(List.of(new Span(role, whole)));
  }

  void blank() {
    text.append('\n');
  }

  /** A labelled value; the lines of a long value stand under its beginning. Nothing if blank. */
  void entry(String label, Role role, String value) {
    if (value.isBlank()) {
      return;
    }
    String margin = label + " ".repeat(Math.max(1, ENTRY - label.length()));
    int room = width - ENTRY;
    int first = room - (margin.length() - ENTRY);
    for (String part : WordWrap.lines(value, first, room)) {
      line(List.of(new Span(Role.HEADING, margin), new Span(role, part)));
      margin = " ".repeat(ENTRY);
    }
  }

  /** Text from a left margin, its further lines indented by two more. */
  void paragraph(int margin, Role role, String value) {
    int indent = margin;
    for (String part : WordWrap.lines(value, width - margin, width - margin - 2)) {
      line(List.of(new Span(Role.TEXT, " ".repeat(indent)), new Span(role, part)));
      indent = margin + 2;
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
