package org.rmapcheck.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.print.Traces;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.trace.TraceReplay;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.trace.TraceDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Run a trace again, step by step, on the reference interpreter.",
      "",
      "Says at which step the model differs from the trace, if it does."
    },
    footer = {"", "Example:", "  rmapcheck replay rmapcheck-traces/by-page-shmem.json"},
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "A trace, as 'check' writes it.")
  private Path file = Path.of("");

  ReplayCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    Console console = context.console();
    TraceDocument trace = Traces.read(file);
    LoadedScenario scenario = ScenarioReader.of(trace.scenario(), file + ", its scenario");
    boolean sameModel = ModelHash.of(scenario.model()).equals(trace.modelHash());
    if (!sameModel) {
      console.line(
          "The trace is of another version of the model ("
              + trace.tool()
              + "); trying it on this one, "
              + Version.TOOL
              + ".");
    }
    Optional<String> difference = TraceReplay.difference(trace, scenario.model());
    String property = trace.property().id() + " " + trace.property().name();
    if (difference.isPresent()) {
      console.line("It does not replay. " + difference.get());
      return ExitStatus.REPLAY_DIFFERS;
    }
    console.line(
        "It replays: all "
            + trace.steps().size()
            + " steps are possible and change what the trace says, and "
            + property
            + " ("
            + trace.property().kind().text()
            + ") is broken at the end.");
    return ExitStatus.OK;
  }
}
