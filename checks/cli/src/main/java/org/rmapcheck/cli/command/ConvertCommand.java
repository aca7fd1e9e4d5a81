package org.rmapcheck.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.print.Traces;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.trace.Explained;
import org.rmapcheck.cli.trace.MailWords;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.DocumentFiles;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.convert.MailNotes;
import org.rmapcheck.trace.convert.TraceFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = {
      "Write a trace in the form of another tool.",
      "",
      "  json      the trace itself, in the newest version of its form",
      "  itf       Informal Trace Format, for Apalache, Quint and viewers",
      "  mermaid   a sequence diagram for Markdown",
      "  dot       what depends on what, for Graphviz",
      "  sarif     for GitHub code scanning and editors",
      "  perfetto  trace events, for ui.perfetto.dev",
      "  mail      a message to a kernel list: 45 lines of 72 columns"
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck convert trace.json --to mail",
      "  rmapcheck convert trace.json --to dot | dot -Tsvg > trace.svg"
    },
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "A trace, as 'check' writes it.")
  private Path file = Path.of("");

  @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "The form.")
  private String to = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private String out = "";

  ConvertCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    TraceFormat format =
        TraceFormat.of(to)
            .orElseThrow(
                () ->
                    new UserError(
                        ExitStatus.USAGE,
                        "--to " + to + ": use one of " + String.join(", ", TraceFormat.keys())));
    TraceDocument trace = Explained.of(Traces.read(file));
    MailNotes notes = format == TraceFormat.MAIL ? MailWords.of(trace) : MailNotes.NONE;
    // A mail goes to people who have other files than we have.
    TraceDocument shown =
        format == TraceFormat.JSON || format == TraceFormat.MAIL
            ? trace
            : Traces.replayedBy(trace, file.toString());
    String text = format.text(shown, notes);
    if (out.isEmpty()) {
      context.console().text(text);
      return ExitStatus.OK;
    }
    try {
      DocumentFiles.write(Path.of(out), text);
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.CANNOT_WRITE, String.valueOf(e.getMessage()));
    }
    return ExitStatus.OK;
  }
}
