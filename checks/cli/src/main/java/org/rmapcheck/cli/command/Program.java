package org.rmapcheck.cli.command;

import java.io.PrintStream;
import java.util.List;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.Interruption;
import org.rmapcheck.cli.terminal.Terminal;
import org.rmapcheck.trace.Palette;

/** One run of the program, from arguments to exit code. */
public final class Program {

  private static final int PAGE_WIDTH = 100;
  private static final String DEBUG = "--debug";

  private final Console console;
  private final Interruption interruption;

  public Program(PrintStream out, PrintStream err, Interruption interruption) {
    boolean plain = System.getenv("NO_COLOR") != null || !Terminal.onOut();
    this.console = new Console(out, err, PAGE_WIDTH, plain ? Palette.PLAIN : Palette.ANSI);
    this.interruption = interruption;
  }

  public int run(String... args) {
    try {
      // The answer to the thread must not wait for a parser that has nothing to parse.
      if (args.length == 0) {
        return new ThreadCommand(console, interruption).run().code();
      }
      return new CommandLineParser(new CommandContext(console, interruption)).run(args);
    } catch (UserError e) {
      console.problem(e.words());
      return e.status().code();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return internal(e, args);
    } finally {
      console.flush();
    }
  }

  /** Whatever happens, people get a sentence and not a stack trace. */
  private int internal(Throwable e, String... args) {
    if (console.isClosed()) {
      return ExitStatus.INTERRUPTED.code();
    }
    console.problem("internal error: " + e);
    console.problem("this is a bug of rmapcheck; run it again with " + DEBUG + " and report that");
    if (List.of(args).contains(DEBUG)) {
      e.printStackTrace(console.err());
    }
    return ExitStatus.INTERNAL.code();
  }
}
