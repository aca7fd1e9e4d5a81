package org.rmapcheck.trace;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/** White space of written JSON: one value a line, except where the writer asks for one line. */
final class JsonLayout implements PrettyPrinter {
  private int depth;
  private int flatFrom = Integer.MAX_VALUE;
  private boolean nextIsFlat;

  /** The next object or array that begins, and all within it, stands on one line. */
  void nextOnOneLine() {
    nextIsFlat = true;
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator g) {
    g.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator g) {
    open(g, '{');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator g) {
    lineBreak(g, "");
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator g) {
    g.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator g) {
    g.writeRaw(',');
    lineBreak(g, " ");
  }

  @Override
  public void writeEndObject(JsonGenerator g, int entries) {
    close(g, entries, '}');
  }

  @Override
  public void writeStartArray(JsonGenerator g) {
    open(g, '[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator g) {
    lineBreak(g, "");
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator g) {
    g.writeRaw(',');
    lineBreak(g, " ");
  }

  @Override
  public void writeEndArray(JsonGenerator g, int values) {
    close(g, values, ']');
  }

  private void open(JsonGenerator g, char bracket) {
    g.writeRaw(bracket);
    depth++;
    if (nextIsFlat) {
      flatFrom = Math.min(flatFrom, depth);
      nextIsFlat = false;
    }
  }

  private void close(JsonGenerator g, int size, char bracket) {
    boolean flat = depth >= flatFrom;
    depth--;
    if (!flat && size > 0) {
      lineBreak(g, "");
    }
    if (depth < flatFrom) {
      flatFrom = Integer.MAX_VALUE;
    }
    g.writeRaw(bracket);
  }

  private void lineBreak(JsonGenerator g, String onOneLine) {
    g.writeRaw(depth >= flatFrom ? onOneLine : "\n" + "  ".repeat(depth));
  }
}
