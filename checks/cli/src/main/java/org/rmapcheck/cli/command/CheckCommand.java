package org.rmapcheck.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.check.NearestDesign;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.options.MemoryOption;
import org.rmapcheck.cli.options.PageOptions;
import org.rmapcheck.cli.options.PassOptions;
import org.rmapcheck.cli.options.SchedulerOptions;
import org.rmapcheck.cli.print.Checked;
import org.rmapcheck.cli.print.JsonReport;
import org.rmapcheck.cli.print.ResultBlock;
import org.rmapcheck.cli.print.StatusLine;
import org.rmapcheck.cli.print.SummaryTable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.Group;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.lincheck.Request;
import org.rmapcheck.model.pass.Pass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = {
      "Explore every interleaving of scenarios and judge each property.",
      "",
      "A scenario is a built-in one, a file, or a pattern that matches either.",
      "Traces of violations are written to a folder, as JSON."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck check by-page-shmem --show     one scenario, with its shortest run",
      "  rmapcheck check --all                    everything that is built in",
      "  rmapcheck check 'two-*' my.json          by pattern, and a file",
      "  rmapcheck check my.json --first          stop at the first violation",
      "  rmapcheck check --group lookup --json    for machines"
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(paramLabel = "SCENARIO", description = "Name of a scenario, file or pattern.")
  private List<String> scenarios = new ArrayList<>();

  @Option(names = "--all", description = "All built-in scenarios.")
  private boolean all;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "The built-in scenarios of a group; 'list' shows the groups.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--first",
      description = "Stop at the first violation: what is not found by then stays open.")
  private boolean first;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for traces. Default: " + ThreadCommand.DEFAULT_FOLDER + ".")
  private Path out = Path.of(ThreadCommand.DEFAULT_FOLDER);

  @Option(
      names = "--all-traces",
      description = "A trace of each violated property, not only of the worst.")
  private boolean allTraces;

  @Option(names = "--show", description = "Print the shortest run, with a lane for each process.")
  private boolean show;

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  @Option(names = "--timings", description = "With --json: say how long each search took.")
  private boolean timings;

  @Option(
      names = "--explain-passes",
      description = "Print what the passes dropped, reset and merged, and why.")
  private boolean explainPasses;

  @Option(
      names = "--dump-java",
      paramLabel = "FILE",
      description =
          "Write the Java that a large search of the one scenario runs, and do not search.")
  private Optional<Path> dumpJava = Optional.empty();

  @Option(
      names = "--coverage",
      description =
          "Print how often each step fires, and what never fires, is never refused or never changes"
              + " anything. Of scenarios of up to 300,000 states.")
  private boolean coverage;

  @Mixin private final MemoryOption memory = new MemoryOption();

  @Mixin private final PassOptions tree = new PassOptions();

  @Mixin private final PageOptions page = new PageOptions();

  @Mixin private final SchedulerOptions scheduler = new SchedulerOptions();

  private final List<Checked> done = new ArrayList<>();
  private final List<ExitStatus> ends = new ArrayList<>();

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    if (timings && !json) {
      throw new UserError(
          ExitStatus.USAGE, "--timings goes with --json: the table has times anyway");
    }
    if ((explainPasses || coverage) && json) {
      throw new UserError(
          ExitStatus.USAGE, "--json goes neither with --explain-passes nor with --coverage");
    }
    if (show && json) {
      throw new UserError(ExitStatus.USAGE, "--show and --json exclude each other: leave one out");
    }
    long bytes = memory.bytes();
    ScenarioCatalog catalog = new ScenarioCatalog();
    List<LoadedScenario> loaded = new ScenarioArguments(catalog).load(arguments(catalog));
    Set<Pass> passes = tree.passes();
    if (dumpJava.isPresent()) {
      new GeneratedJava(passes).write(loaded, dumpJava.get());
      return ExitStatus.OK;
    }
    page.renderer();
    if (scheduler.isLincheck()) {
      return byThreads(loaded);
    }
    Console console = page.on(context.console());
    TraceFolder folder = new TraceFolder(out);
    int threads = Math.min(loaded.size(), Runtime.getRuntime().availableProcessors());
    Checker checker = checker(bytes, threads, folder, passes);
    Checker.Traces wanted = allTraces ? Checker.Traces.ALL : Checker.Traces.LEAD;
    try (StatusLine status = new StatusLine(console, loaded.size())) {
      InOrder.run(
          loaded,
          threads,
          scenario -> {
            Checked checked = checker.check(scenario, wanted, status.of(scenario.name()));
            status.finished(scenario.name(), checked.result().outcome().census().states());
            return checked;
          },
          checked -> {
            status.clear();
            take(console, checked);
          });
    }
    return end(console, folder);
  }

  private ExitStatus byThreads(List<LoadedScenario> loaded) {
    if (json || timings || allTraces || memory.isGiven()) {
      throw new UserError(
          ExitStatus.USAGE,
          "--json, --timings, --all-traces and --memory are for the search, not for"
              + " --scheduler lincheck");
    }
    return new LincheckCheck(
            context,
            scheduler,
            first ? Request.Until.BROKEN : Request.Until.THE_END,
            new TraceFolder(out),
            show ? Optional.of(page.renderer()) : Optional.empty())
        .check(loaded);
  }

  private List<String> arguments(ScenarioCatalog catalog) {
    Set<String> names = new LinkedHashSet<>(scenarios);
    if (all) {
      names.addAll(catalog.names());
    }
    for (String key : groups) {
      List<String> keys = catalog.groups().stream().map(Group::key).toList();
      Group group =
          catalog
              .group(key)
              .orElseThrow(
                  () ->
                      new UserError(
                          ExitStatus.USAGE,
                          "no group '" + key + "': use one of " + String.join(", ", keys)));
      names.addAll(group.scenarios());
    }
    if (names.isEmpty()) {
      throw new UserError(
          ExitStatus.USAGE,
          "nothing to check: name a scenario or a file, or use --all; 'list' shows what there is");
    }
    return List.copyOf(names);
  }

  private Checker checker(long bytes, int threads, TraceFolder folder, Set<Pass> passes) {
    CheckRequest.Extent extent =
        first ? CheckRequest.Extent.FIRST_VIOLATION : CheckRequest.Extent.WHOLE_GRAPH;
    CheckService service =
        new CheckService(extent, bytes, threads, context.interruption()::isWanted).with(passes);
    return new Checker(service, new NearestDesign(context.interruption()::isWanted), folder);
  }

  private void take(Console console, Checked checked) {
    done.add(checked);
    ends.add(checked.result().status());
    var outcome = checked.result().outcome();
    boolean begun = outcome.completion() != Completion.INTERRUPTED || outcome.census().states() > 1;
    if (!json && begun) {
      ResultBlock block = new ResultBlock(console);
      block.print(checked);
      if (coverage) {
        block.coverage(checked.result().loaded().model());
      }
      if (explainPasses) {
        block.passes(checked.result().tree());
      }
      checked.lead().ifPresent(lead -> block.lead(lead, page.renderer(), show));
      console.line();
      if (console.isClosed()) {
        context.interruption().want();
      }
    }
  }

  private ExitStatus end(Console console, TraceFolder folder) {
    if (folder.failure().isPresent()) {
      ends.add(ExitStatus.CANNOT_WRITE);
    }
    ExitStatus status = ExitStatus.worst(ends);
    if (json) {
      JsonReport.Timings shown = timings ? JsonReport.Timings.SHOWN : JsonReport.Timings.LEFT_OUT;
      console.text(new JsonReport(shown).document(done, status));
    } else {
      List<ScenarioResult> results = done.stream().map(Checked::result).toList();
      new SummaryTable(console, results).print(results);
      if (status != ExitStatus.OK) {
        console.line("exit code " + status.code() + ": " + status.words());
      }
    }
    folder.failure().ifPresent(console::problem);
    return status;
  }
}
