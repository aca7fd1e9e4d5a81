package org.rmapcheck.cli.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.ProgramName;
import org.rmapcheck.trace.Palette;
import org.rmapcheck.trace.Spelling;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From arguments to the command that they name. */
final class CommandLineParser {

  private static final int HELP_WIDTH = 80;

  private final Console console;
  private final CommandLine top;

  CommandLineParser(CommandContext context) {
    this.console = context.console();
    this.top =
        new CommandLine(new TopCommand(context))
            .addSubcommand(new CheckCommand(context))
            .addSubcommand(new ListCommand(context))
            .addSubcommand(new ExplainCommand(context))
            .addSubcommand(new GateCommand(context))
            .addSubcommand(new ConvertCommand(context))
            .addSubcommand(new StepCommand(context))
            .addSubcommand(new ReplayCommand(context))
            .addSubcommand(new CorpusCommand(context))
            .addSubcommand(new ExportCommand(context))
            .addSubcommand(new MutateCommand(context))
            .addSubcommand(new LadderCommand(context))
            .addSubcommand(new AnchorsCommand(context))
            .addSubcommand(new MatrixCommand(context))
            .addSubcommand(new CountCommand(context))
            .addSubcommand(new ValidateCommand(context))
            .addSubcommand(new AutoComplete.GenerateCompletion());
    Help.Ansi ansi = console.palette() == Palette.ANSI ? Help.Ansi.ON : Help.Ansi.OFF;
    top.setColorScheme(Help.defaultColorScheme(ansi));
    top.setUsageHelpWidth(HELP_WIDTH);
    top.setOut(new PrintWriter(console.out(), true, StandardCharsets.US_ASCII));
    top.setErr(new PrintWriter(console.err(), true, StandardCharsets.US_ASCII));
    top.getCommandSpec().usageMessage().exitCodeList(exitCodes());
  }

  /**
   * Runs the command.
   *
   * @throws UserError if the command says that something is wrong
   */
  int run(String... args) {
    try {
      return execute(top.parseArgs(args));
    } catch (ParameterException e) {
      return wrong(e);
    }
  }

  private static int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Object command = last.commandSpec().userObject();
    if (command instanceof Callable<?> callable) {
      try {
        return callable.call() instanceof ExitStatus status
            ? status.code()
            : ExitStatus.INTERNAL.code();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    } else if (command instanceof Runnable runnable) {
      runnable.run();
    }
    return ExitStatus.OK.code();
  }

  private int wrong(ParameterException e) {
    console.problem(e.getMessage() + hint(e));
    String name = e.getCommandLine().getCommandSpec().qualifiedName(" ");
    String rest = name.substring("rmapcheck".length());
    console.problem("for help: " + ProgramName.command() + rest + " --help");
    return ExitStatus.USAGE.code();
  }

  /** The option or command that was probably meant. */
  private static String hint(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    List<String> known = new ArrayList<>(e.getCommandLine().getSubcommands().keySet());
    known.addAll(e.getCommandLine().getCommandSpec().optionsMap().keySet());
    return Spelling.hint(unmatched.getUnmatched().get(0), known);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitStatus status : ExitStatus.values()) {
      codes.put(String.valueOf(status.code()), status.words());
    }
    return codes;
  }
}
