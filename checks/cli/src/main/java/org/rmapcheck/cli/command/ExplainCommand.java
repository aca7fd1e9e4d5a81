package org.rmapcheck.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.explain.Comparison;
import org.rmapcheck.cli.options.PageOptions;
import org.rmapcheck.cli.print.SideBySide;
import org.rmapcheck.cli.print.Traces;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.trace.Explained;
import org.rmapcheck.cli.trace.TraceReplay;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.DocumentFiles;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.trace.html.HtmlPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "Show a trace: the finding in words, then the run with a lane for each process.",
      "",
      "An asterisk marks the steps on which the violation depends: what made the",
      "formula false, what decided that, and so on back to the beginning."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck explain rmapcheck-traces/by-page-shmem.json",
      "  rmapcheck explain trace.json --slice",
      "  rmapcheck explain trace.json --against mainline-shmem",
      "  rmapcheck explain rmapcheck-traces/*.json --html page.html",
      "  rmapcheck explain trace.json --width 100 --color always | less -R"
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A trace, as 'check' writes it; several with --html.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--slice", description = "Leave out the steps that do not matter.")
  private boolean slice;

  @Option(
      names = "--against",
      paramLabel = "SCENARIO",
      description = {
        "Beside the closest run of another design, built-in or a file:",
        "where the two part, and what the other one does there."
      })
  private String against = "";

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = {
        "Write a page for a browser instead: it needs no network, and shows",
        "all traces that are named."
      })
  private String html = "";

  @Mixin private final PageOptions page = new PageOptions();

  ExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    if (!html.isEmpty()) {
      return page();
    } else if (files.size() > 1) {
      throw new UserError(ExitStatus.USAGE, "one trace at a time; several go with --html");
    }
    Path file = files.get(0);
    TraceDocument trace = Traces.read(file);
    if (!against.isEmpty()) {
      return compare(file, trace);
    }
    context
        .console()
        .text(page.renderer().render(Traces.replayedBy(shown(explained(file, trace)), file + "")));
    return ExitStatus.OK;
  }

  private TraceDocument explained(Path file, TraceDocument trace) {
    TraceDocument explained = Explained.of(trace);
    if (!explained.isExplained()) {
      context
          .console()
          .problem(
              file
                  + " is of another version of the model and does not replay on this one,"
                  + " so nothing is said of what matters ('replay' says where they differ)");
    }
    return explained;
  }

  private ExitStatus page() {
    List<TraceDocument> traces = new ArrayList<>();
    for (Path file : files) {
      traces.add(Traces.replayedBy(shown(explained(file, Traces.read(file))), file.toString()));
    }
    String text = HtmlPage.of(traces);
    if (html.equals("-")) {
      context.console().text(text);
      return ExitStatus.OK;
    }
    try {
      DocumentFiles.write(Path.of(html), text);
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.CANNOT_WRITE, String.valueOf(e.getMessage()));
    }
    context.console().line(html + ": open it in a browser; arrow keys walk through the steps.");
    return ExitStatus.OK;
  }

  private TraceDocument shown(TraceDocument trace) {
    return slice ? trace.sliced() : trace;
  }

  private ExitStatus compare(Path file, TraceDocument trace) {
    LoadedScenario here = ScenarioReader.of(trace.scenario(), file + ", its scenario");
    LoadedScenario there = new ScenarioArguments(new ScenarioCatalog()).one(against);
    org.rmapcheck.engine.Path run =
        TraceReplay.path(trace, here.model())
            .orElseThrow(
                () ->
                    new UserError(
                        ExitStatus.REPLAY_DIFFERS,
                        file + " does not replay on this model: see 'replay'"));
    Optional<Comparison> found = Comparison.of(run, here.model(), there.model());
    if (found.isEmpty()) {
      throw new UserError(
          ExitStatus.OTHER_DEVIATION,
          there.name() + " is too unlike this design: no close run was found");
    }
    Console console = page.on(context.console()).withWidth(page.width());
    report(console, trace, there.name(), found.get());
    return ExitStatus.OK;
  }

  private static void report(
      Console console, TraceDocument trace, String there, Comparison comparison) {
    String property = trace.property().id() + " " + trace.property().name();
    new SideBySide(console).print(comparison, trace.scenario().name(), there);
    console.line();
    Optional<Comparison.Line> parting = comparison.parting();
    if (parting.isEmpty()) {
      say(console, "The two runs are the same: the designs do not differ here.");
    } else {
      int step = parting.get().index();
      say(
          console,
          "They part "
              + (step == 0 ? "where " + there + " takes a step of its own" : "at step " + step)
              + ", marked with '!': "
              + words(there, parting.get(), comparison.reasonThere()));
    }
    say(
        console,
        comparison.breaksThere(trace.property().id())
            ? property + " is broken along this run of " + there + " too."
            : property + " is not broken anywhere along this run of " + there + ".");
  }

  private static String words(String there, Comparison.Line line, String reason) {
    String does =
        line.right().isEmpty()
            ? "has no such step"
            : "does '" + line.right() + "' and goes on to '" + line.next() + "'";
    return there + " " + does + (reason.isEmpty() ? "" : ", and " + reason) + ".";
  }

  private static void say(Console console, String text) {
    WordWrap.lines(text, console.width(), console.width()).forEach(console::line);
  }
}
