package org.rmapcheck.cli.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;

/** Amounts of memory, as people write them. */
public final class MemorySize {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([kmgt]?)");
  private static final long USABLE_PERCENT = 70;

  private MemorySize() {}

  /** What searches may use when nobody says otherwise: most of the heap. */
  public static long standard() {
    return Runtime.getRuntime().maxMemory() / 100 * USABLE_PERCENT;
  }

  /**
   * Bytes.
   *
   * @throws UserError if the text is no size, or more than the heap can hold
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new UserError(
          ExitStatus.USAGE,
          "--memory '" + text + "' is no size: write bytes, or a number with k, m, g or t: 500m");
    }
    long unit =
        switch (matcher.group(2)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          case "t" -> 1L << 40;
          default -> 1L;
        };
    long number = Long.parseLong(matcher.group(1));
    long heap = Runtime.getRuntime().maxMemory();
    if (number > heap / unit) {
      throw new UserError(
          ExitStatus.USAGE,
          "--memory "
              + text
              + " is more than this Java may use ("
              + (heap >> 20)
              + "m): ask for less, or start it with java -Xmx"
              + text
              + " -jar ...");
    }
    return number * unit;
  }
}
