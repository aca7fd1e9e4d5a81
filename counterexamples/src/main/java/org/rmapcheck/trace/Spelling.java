package org.rmapcheck.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the word somebody probably meant. */
public final class Spelling {
  private static final int LONGEST = 40;
  private static final int FURTHEST = 2;

  private Spelling() {}

  /** {@code (did you mean "x"?)} when one of the words is at most two typing errors away. */
  public static String hint(String typed, List<String> words) {
    if (typed.length() > LONGEST) {
      return "";
    }
    String lower = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= FURTHEST)
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))))
        .map(word -> " (did you mean \"" + word + "\"?)")
        .orElse("");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
