package org.rmapcheck.cli.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;

/** Times as people write them: {@code 90s}, {@code 10m}, {@code 1h}. */
public final class Duration {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smh])");

  private Duration() {}

  /**
   * A time in seconds.
   *
   * @throws UserError if it is none
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new UserError(
          ExitStatus.USAGE, "'" + text + "' is no time: write 90s, 10m or 1h, for example");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "h" -> number * 3_600;
      case "m" -> number * 60;
      default -> number;
    };
  }
}
