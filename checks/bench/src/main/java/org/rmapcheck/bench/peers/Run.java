package org.rmapcheck.bench.peers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.model.peers.Folder;

/**
 * What one process took, as the kernel accounts for it: the virtual machine's start and compilers
 * are included where there is one.
 *
 * @param wall seconds on the clock
 * @param user seconds of user CPU, of all threads
 * @param megabytes the most memory that was resident
 * @param output what it printed
 */
record Run(double wall, double user, double megabytes, String output) {

  /** Runs a command; its children's resources are what Python asks the kernel for. */
  private static final String MEASURE =
      """
      import resource, subprocess, sys, time
      before = time.monotonic()
      status = subprocess.run(sys.argv[1:]).returncode
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      print("\\nmeasured", time.monotonic() - before, used.ru_utime, used.ru_maxrss / 1024)
      sys.exit(status)
      """;

  private static final Pattern MEASURED = Pattern.compile("(?m)^measured (\\S+) (\\S+) (\\S+)$");

  static Run of(Folder folder, List<String> command) {
    List<String> measured = new ArrayList<>(List.of("python3", "-c", MEASURE));
    measured.addAll(command);
    return parse(folder.run(measured));
  }

  static Run parse(String output) {
    Matcher matcher = MEASURED.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("not measured:\n" + output);
    }
    return new Run(
        Double.parseDouble(matcher.group(1)),
        Double.parseDouble(matcher.group(2)),
        Double.parseDouble(matcher.group(3)),
        output);
  }

  /** Whether it printed this number: exactly, or as a power of ten with eight digits (Spin). */
  boolean tells(Pattern pattern, long number) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("not finished, no " + pattern + ":\n" + output);
    }
    String printed = matcher.group(1).replace(",", "");
    BigDecimal expected = BigDecimal.valueOf(number);
    if (printed.contains("e")) {
      expected = expected.round(new MathContext(8));
    }
    return new BigDecimal(printed).compareTo(expected) == 0;
  }
}
