package org.rmapcheck.cli.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/**
 * The folder that traces go to. It is made when the first one is written. After the first failure
 * nothing more is tried: the reason is kept and told once.
 */
public final class TraceFolder {

  private static final int LONGEST_NAME = 100;
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  private static final String INNER = ".-";

  private final Path folder;
  private Optional<String> failure = Optional.empty();

  public TraceFolder(Path folder) {
    this.folder = folder;
  }

  /** Why writing failed, with the fix. */
  public synchronized Optional<String> failure() {
    return failure;
  }

  /** Writes a trace; its path as a user would type it, or empty if it cannot be written. */
  public synchronized Optional<Path> write(TraceDocument trace, String fileName) {
    if (failure.isPresent()) {
      return Optional.empty();
    }
    Path file = folder.resolve(fileName);
    try {
      Files.createDirectories(folder);
      TraceCodec.write(trace, file);
      return Optional.of(file);
    } catch (IOException e) {
      fail("is there a file of that name, or may you not write there?");
    } catch (DocumentException e) {
      fail(e.problem());
    }
    return Optional.empty();
  }

  private void fail(String reason) {
    failure =
        Optional.of(
            Ascii.clean(
                "cannot write traces to the folder '"
                    + folder
                    + "': "
                    + reason
                    + " Name another one with --out DIR."));
  }

  /** The file of a scenario's lead trace. */
  public static String fileName(String scenario) {
    return safe(scenario) + ".json";
  }

  /** The file of the trace of one property. */
  public static String fileName(String scenario, String property) {
    return safe(scenario) + "-" + safe(property) + ".json";
  }

  /** Letters, digits, dots, hyphens and underscores; never hidden, never another folder. */
  private static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      safe.append(PLAIN.indexOf(c) >= 0 || (i > 0 && INNER.indexOf(c) >= 0) ? c : '_');
    }
    String whole = safe.toString();
    if (whole.length() <= LONGEST_NAME) {
      return whole;
    }
    return whole.substring(0, LONGEST_NAME - 9)
        + String.format(Locale.ROOT, "-%08x", name.hashCode());
  }
}
