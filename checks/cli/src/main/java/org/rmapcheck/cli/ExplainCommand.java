package org.rmapcheck.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Show a trace: the finding in words, then the run with a lane for each process.",
    footer = {
      "",
      "Examples:",
      "  rmapcheck explain rmapcheck-traces/by-page-shmem.json",
      "  rmapcheck explain trace.json --width 100 --color always | less -R"
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "A trace, as 'check' writes it.")
  private Path file = Path.of("");

  @Mixin private final PageOptions page = new PageOptions();

  ExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    context
        .console()
        .text(page.renderer().render(Traces.replayedBy(Traces.read(file), file.toString())));
    return ExitStatus.OK;
  }
}
