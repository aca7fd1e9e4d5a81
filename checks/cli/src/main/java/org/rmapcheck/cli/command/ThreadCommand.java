package org.rmapcheck.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.check.NearestDesign;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.options.MemorySize;
import org.rmapcheck.cli.print.LookupGrid;
import org.rmapcheck.cli.print.ThreadReport;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.Group;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.Interruption;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;

/**
 * What the program does without arguments: it answers the thread. Two groups of scenarios are
 * checked: the designs of the thread, and every way to look up page tables.
 */
final class ThreadCommand {

  static final String DEFAULT_FOLDER = "rmapcheck-traces";
  private static final String DESIGNS = "thread";
  private static final String LOOKUPS = "lookup";

  private record Task(String scenario, Checker.Traces traces) {}

  private final Console console;
  private final Interruption interruption;
  private final ScenarioCatalog catalog = new ScenarioCatalog();
  private final TraceFolder folder = new TraceFolder(Path.of(DEFAULT_FOLDER));

  ThreadCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  ExitStatus run() {
    Group designs = catalog.group(DESIGNS).orElseThrow();
    Group lookups = catalog.group(LOOKUPS).orElseThrow();
    List<Task> tasks = new ArrayList<>();
    designs.scenarios().forEach(name -> tasks.add(new Task(name, Checker.Traces.LEAD)));
    lookups.scenarios().forEach(name -> tasks.add(new Task(name, Checker.Traces.NONE)));
    int threads = Runtime.getRuntime().availableProcessors();
    Checker checker = checker(threads);
    ThreadReport report = new ThreadReport(console);
    report.question(designs.title());
    List<ScenarioResult> cells = new ArrayList<>();
    List<ExitStatus> ends = new ArrayList<>();
    InOrder.run(
        tasks,
        threads,
        task ->
            checker.check(catalog.load(task.scenario()), task.traces(), SearchListener.silent()),
        checked -> {
          ends.add(checked.result().status());
          if (lookups.scenarios().contains(checked.result().name())) {
            cells.add(checked.result());
          } else {
            report.design(checked);
            stopIfNobodyReads();
          }
        });
    report.lookups(lookups.title(), new LookupGrid(cells));
    report.end(cells.get(0));
    folder
        .failure()
        .ifPresent(
            reason -> {
              console.problem(reason);
              ends.add(ExitStatus.CANNOT_WRITE);
            });
    return ExitStatus.worst(ends);
  }

  private Checker checker(int threads) {
    CheckService service =
        new CheckService(
            CheckRequest.Extent.WHOLE_GRAPH,
            MemorySize.standard(),
            threads,
            interruption::isWanted);
    return new Checker(service.forSmallModels(), new NearestDesign(interruption::isWanted), folder);
  }

  private void stopIfNobodyReads() {
    if (console.isClosed()) {
      interruption.want();
    }
  }
}
