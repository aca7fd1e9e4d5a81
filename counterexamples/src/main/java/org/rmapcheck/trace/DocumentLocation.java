package org.rmapcheck.trace;

import java.io.Serializable;

/**
 * The place in a document, or the file, that an error is about.
 *
 * @param source name of the file, or what stands for it; never empty
 * @param line 1-based line, 0 when the error is about the file as a whole
 * @param column 1-based column in characters, 0 when the error is about the file as a whole
 * @param pointer JSON pointer (RFC 6901) of the value; empty for the root and for whole files
 */
public record DocumentLocation(String source, int line, int column, String pointer)
    implements Serializable {

  /** The file as a whole: it cannot be opened, is too large, is not text. */
  static DocumentLocation ofFile(String source) {
    return new DocumentLocation(source, 0, 0, "");
  }

  /** {@code file:line:column (/pointer)}, in the form editors and terminals turn into a link. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(Ascii.clean(source));
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    if (!pointer.isEmpty()) {
      text.append(" (").append(Ascii.shorten(pointer, 200)).append(')');
    }
    return text.toString();
  }
}
