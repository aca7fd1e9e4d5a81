package org.rmapcheck.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rmapcheck.cli.command.Program;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.Interruption;

/** Begins and ends the program; everything else returns. */
public final class Main {

  private static final int SECONDS_TO_END = 10;

  private Main() {}

  public static void main(String[] args) {
    OptionalInt quick = args.length == 0 ? QuickStart.run() : OptionalInt.empty();
    if (quick.isPresent()) {
      System.exit(quick.getAsInt());
    }
    start(args);
  }

  private static void start(String... args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Interruption interruption = new Interruption();
    CountDownLatch done = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(ExitStatus.INTERRUPTED.code());
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> endCleanly(interruption, done, code), "end"));
    code.set(new Program(out, err, interruption).run(args));
    out.flush();
    err.flush();
    done.countDown();
    System.exit(code.get());
  }

  /**
   * Runs when the program ends by itself, or because somebody interrupts it: then the searches are
   * asked to end, what is known is printed, and the exit code is ours and not the signal's.
   */
  private static void endCleanly(
      Interruption interruption, CountDownLatch done, AtomicInteger code) {
    interruption.want();
    try {
      if (!done.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
        code.set(ExitStatus.INTERRUPTED.code());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endAtOnce(code.get());
  }

  /** For shutdown hooks, in which nothing else sets the exit code. */
  static void endAtOnce(int code) {
    Runtime.getRuntime().halt(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.US_ASCII);
  }
}
