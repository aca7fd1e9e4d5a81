package org.rmapcheck.cli.anchor;

import java.util.ArrayList;
import java.util.List;

/**
 * A C text twice, at the same offsets.
 *
 * @param code without comments
 * @param shape also without literals and preprocessor lines; the beginning, middle and end of a
 *     conditional are {@link #IF}, {@link #ELSE} and {@link #ENDIF}
 * @param directives the preprocessor lines without comments, continuations joined
 */
record CText(String code, String shape, List<String> directives) {

  static final char IF = '\u0001';
  static final char ELSE = '\u0002';
  static final char ENDIF = '\u0003';

  static CText of(String text) {
    StringBuilder code = new StringBuilder(text);
    StringBuilder shape = new StringBuilder(text);
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = blank(code, shape, at, end < 0 ? text.length() : end + 2);
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = blank(code, shape, at, end < 0 ? text.length() : end);
      } else if (c == '"' || c == '\'') {
        int end = literalEnd(text, at);
        blank(shape, at + 1, end - 1);
        at = end;
      } else {
        at++;
      }
    }
    List<String> directives = directives(code, shape);
    return new CText(code.toString(), shape.toString(), directives);
  }

  private static int blank(StringBuilder code, StringBuilder shape, int from, int to) {
    blank(code, from, to);
    blank(shape, from, to);
    return to;
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) != '\n') {
        text.setCharAt(at, ' ');
      }
    }
  }

  /** Where a literal ends; at the end of the line if it never does. */
  private static int literalEnd(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(start)) {
      if (text.charAt(at) == '\n') {
        return at;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  private static List<String> directives(StringBuilder code, StringBuilder shape) {
    List<String> directives = new ArrayList<>();
    int start = 0;
    while (start < shape.length()) {
      int end = lineEnd(shape, start);
      String line = shape.substring(start, end);
      if (line.stripLeading().startsWith("#")) {
        while (shape.substring(start, end).stripTrailing().endsWith("\\") && end < shape.length()) {
          end = lineEnd(shape, end + 1);
        }
        directives.add(code.substring(start, end).replace("\\\n", "\n"));
        blank(shape, start, end);
        String word = line.strip().substring(1).strip();
        if (word.startsWith("if")) {
          shape.setCharAt(start, IF);
        } else if (word.startsWith("el")) {
          shape.setCharAt(start, ELSE);
        } else if (word.startsWith("endif")) {
          shape.setCharAt(start, ENDIF);
        }
      }
      start = end + 1;
    }
    return directives;
  }

  private static int lineEnd(StringBuilder text, int from) {
    int end = text.indexOf("\n", from);
    return end < 0 ? text.length() : end;
  }
}
