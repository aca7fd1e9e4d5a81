package org.rmapcheck.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What is known of the terminal, if there is one. */
public final class Terminal {

  private static final int DEFAULT_COLUMNS = 80;

  private Terminal() {}

  /** Whether standard output is a terminal. */
  public static boolean onOut() {
    return is(1);
  }

  /** Whether standard error is a terminal. */
  public static boolean onErr() {
    return is(2);
  }

  /** Linux tells it for each stream; elsewhere Java tells it for input and output together. */
  @SuppressWarnings("SystemConsoleNull") // the worst that comes of it is colour in a file
  private static boolean is(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  /** Number of columns; 80 where nobody knows. */
  public static int columns() {
    String told = System.getenv("COLUMNS");
    if (told != null && told.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(told);
    }
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String size = new String(stty.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
      if (stty.waitFor(1, TimeUnit.SECONDS) && size.trim().matches("[0-9]+ [1-9][0-9]{0,3}")) {
        return Integer.parseInt(size.trim().split(" ")[1]);
      }
    } catch (IOException e) {
      return DEFAULT_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return DEFAULT_COLUMNS;
  }
}
