package org.rmapcheck.trace;

import java.text.Normalizer;
import java.util.Map;

/**
 * Turns text from documents into printable ASCII.
 *
 * <p>A document may come from anybody. Control characters, and with them every terminal escape
 * sequence, become visible question marks, so a document can neither colour nor move nor hide what
 * a terminal shows. Letters with accents lose the accent, common typography gets its usual
 * stand-in, everything else becomes one question mark per character.
 */
public final class Ascii {
  private static final Map<Integer, String> STAND_INS =
      Map.ofEntries(
          Map.entry(0x00A0, " "),
          Map.entry(0x00D7, "x"),
          Map.entry(0x00DF, "ss"),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x2022, "*"),
          Map.entry(0x2026, "..."),
          Map.entry(0x2190, "<-"),
          Map.entry(0x2192, "->"),
          Map.entry(0x2200, "forall"),
          Map.entry(0x2203, "exists"),
          Map.entry(0x2227, "&&"),
          Map.entry(0x2228, "||"),
          Map.entry(0x2260, "!="),
          Map.entry(0x2264, "<="),
          Map.entry(0x2265, ">="));

  private Ascii() {}

  /** The text in characters 0x20 to 0x7e; tabs and line ends become spaces. */
  public static String clean(String text) {
    if (isPrintable(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(standIn(c)));
    return out.toString();
  }

  /** The clean text, cut with {@code ...} when longer than {@code limit} characters. */
  public static String shorten(String text, int limit) {
    // Cut before cleaning too: the text may be as long as the reader's limits allow.
    String clean = clean(text.length() > limit ? text.substring(0, limit + 1) : text);
    return clean.length() <= limit ? clean : clean.substring(0, limit - 3) + "...";
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(Ascii::isPrintable);
  }

  private static boolean isPrintable(int c) {
    return c >= 0x20 && c <= 0x7e;
  }

  private static String standIn(int c) {
    if (isPrintable(c)) {
      return String.valueOf((char) c);
    }
    if (c == '\t' || c == '\n' || c == '\r') {
      return " ";
    }
    String known = STAND_INS.getOrDefault(c, "");
    if (!known.isEmpty()) {
      return known;
    }
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return "";
    }
    int base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
    return isPrintable(base) ? String.valueOf((char) base) : "?";
  }
}
