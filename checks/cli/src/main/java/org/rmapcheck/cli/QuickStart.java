package org.rmapcheck.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.ProgramName;

/**
 * Runs the program in a Java of its own that compiles less, for work of a second or two.
 *
 * <p>Java's optimising compiler pays off after many seconds. On the many small models of the answer
 * to the thread it takes more processor time than the searches: on two cores the answer took 2.8 s
 * with it and 1.5 s without, the second start of Java included. A jar cannot ask for that by
 * itself.
 *
 * <p>For the same reason there is no lambda here: the first one costs more than all the rest.
 */
final class QuickStart {

  private static final String MARK = "rmapcheck.quick";

  private QuickStart() {}

  /**
   * The exit code; empty if the program does not run from a jar or no other Java can be started.
   */
  static OptionalInt run() {
    Optional<Path> jar = ProgramName.jar();
    if (jar.isEmpty() || System.getProperty(MARK) != null) {
      return OptionalInt.empty();
    }
    String[] command = {
      Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC",
      "-XX:-UsePerfData",
      "-Xmx".concat(Long.toString(Runtime.getRuntime().maxMemory())),
      "-D".concat(MARK),
      "-cp",
      jar.get().toString(),
      Main.class.getName()
    };
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Ending(process));
      return OptionalInt.of(process.waitFor());
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(ExitStatus.INTERRUPTED.code());
    }
  }

  /** Interrupts the other Java too, and ends with its code; harmless when it has ended. */
  private static final class Ending extends Thread {

    private final Process process;

    Ending(Process process) {
      this.process = process;
    }

    @Override
    public void run() {
      process.destroy();
      try {
        Main.endAtOnce(process.waitFor());
      } catch (InterruptedException e) {
        currentThread().interrupt();
      }
    }
  }
}
