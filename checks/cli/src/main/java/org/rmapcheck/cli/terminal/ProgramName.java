package org.rmapcheck.cli.terminal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How the program was started, so that the commands that it prints work. */
public final class ProgramName {

  private static final String PLAIN = "rmapcheck";

  private ProgramName() {}

  /** {@code java -jar checks/cli/target/rmapcheck.jar}, or the bare name if it runs otherwise. */
  public static String command() {
    return jar().map(jar -> "java -jar " + quoted(jar.toString())).orElse(PLAIN);
  }

  /** The jar that this program runs from, if it does; as the user typed it. */
  public static Optional<Path> jar() {
    String started = System.getProperty("java.class.path", "");
    boolean one = started.endsWith(".jar") && started.indexOf(File.pathSeparatorChar) < 0;
    return one && Files.exists(Path.of(started)) ? Optional.of(Path.of(started)) : Optional.empty();
  }

  /** A word as a shell reads it. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
