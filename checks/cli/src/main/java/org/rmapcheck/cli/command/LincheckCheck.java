package org.rmapcheck.cli.command;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rmapcheck.cli.bounded.LincheckProcess;
import org.rmapcheck.cli.bounded.ThreadsTrace;
import org.rmapcheck.cli.check.Deviation;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.options.SchedulerOptions;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.BoundedOutcome;
import org.rmapcheck.engine.search.BoundedSearch;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.lincheck.Request;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.trace.LaneRenderer;
import org.rmapcheck.trace.TraceDocument;

/** Checks scenarios by real threads, and compares what they find with the search of the same. */
final class LincheckCheck {

  private final CommandContext context;
  private final SchedulerOptions options;
  private final Request.Until until;
  private final TraceFolder folder;
  private final Optional<LaneRenderer> lanes;

  /**
   * A check.
   *
   * @param until when to end
   * @param lanes how to print a trace, if that is wanted
   */
  LincheckCheck(
      CommandContext context,
      SchedulerOptions options,
      Request.Until until,
      TraceFolder folder,
      Optional<LaneRenderer> lanes) {
    this.context = context;
    this.options = options;
    this.until = until;
    this.folder = folder;
    this.lanes = lanes;
  }

  ExitStatus check(List<LoadedScenario> scenarios) {
    if (!LincheckProcess.warning().isEmpty()) {
      context.console().problem(LincheckProcess.warning());
    }
    List<BoundedModel> bounded = scenarios.stream().map(options.bound()::of).toList();
    List<ExitStatus> ends = new ArrayList<>();
    for (int i = 0; i < scenarios.size() && !context.interruption().isWanted(); i++) {
      ends.add(check(scenarios.get(i), bounded.get(i)));
    }
    if (context.interruption().isWanted()) {
      ends.add(ExitStatus.INTERRUPTED);
    }
    if (folder.failure().isPresent()) {
      ends.add(ExitStatus.CANNOT_WRITE);
      context.console().problem(folder.failure().get());
    }
    ExitStatus status = ExitStatus.worst(ends);
    if (status != ExitStatus.OK) {
      context.console().line("exit code " + status.code() + ": " + status.words());
    }
    return status;
  }

  private ExitStatus check(LoadedScenario scenario, BoundedModel bounded) {
    Console console = context.console();
    console.line(scenario.name() + ": " + bounded.bounds().words());
    Exploration seen;
    try {
      seen =
          new LincheckProcess(options.interleavings(), context.interruption()::isWanted)
              .explore(scenario, bounded, until);
    } catch (IOException e) {
      if (context.interruption().isWanted()) {
        return ExitStatus.INTERRUPTED;
      }
      console.problem(scenario.name() + ": " + e.getMessage());
      return ExitStatus.INTERNAL;
    }
    Optional<BoundedOutcome> ours = search(bounded);
    console.line("  threads: " + extent(seen, ours));
    console.line("           " + broken(seen.broken().keySet()));
    ours.ifPresent(o -> console.line("  search:  " + broken(o.broken().keySet()) + ", same bound"));
    ScenarioResult result = ThreadsTrace.result(scenario, bounded, seen);
    trace(result, bounded, seen);
    if (ours.isPresent() && !agree(seen, ours.get())) {
      console.problem(
          scenario.name() + ": threads and search disagree; this is a bug of rmapcheck");
      return ExitStatus.INTERNAL;
    }
    return unexpected(result);
  }

  private static Optional<BoundedOutcome> search(BoundedModel bounded) {
    try {
      return Optional.of(new BoundedSearch(bounded, CountCommand.MOST_STATES).run());
    } catch (BoundedSearch.TooLarge e) {
      return Optional.empty();
    }
  }

  private static String extent(Exploration seen, Optional<BoundedOutcome> ours) {
    String words = seen.isExhausted() ? "exhausted within the bound" : seen.completeness().word();
    return words
        + ", "
        + CountCommand.grouped(BigInteger.valueOf(seen.interleavings()))
        + " interleavings, "
        + CountCommand.grouped(BigInteger.valueOf(seen.schedules()))
        + ours.map(o -> " of " + CountCommand.grouped(o.schedules())).orElse("")
        + " schedules";
  }

  private static String broken(Set<String> ids) {
    return ids.isEmpty() ? "nothing breaks" : "broken: " + String.join(" ", new TreeSet<>(ids));
  }

  /** Threads see no more than the search, and, if they saw everything, no less. */
  private static boolean agree(Exploration seen, BoundedOutcome ours) {
    Set<String> threads = seen.broken().keySet();
    Set<String> search = ours.broken().keySet();
    boolean all =
        !seen.isExhausted()
            || (threads.equals(search)
                && ours.schedules().equals(BigInteger.valueOf(seen.schedules())));
    return search.containsAll(threads) && all;
  }

  private void trace(ScenarioResult result, BoundedModel bounded, Exploration seen) {
    String file = TraceFolder.fileName(result.name(), "lincheck");
    Optional<TraceDocument> trace = ThreadsTrace.trace(result, bounded, seen, file);
    trace.ifPresent(
        document -> {
          folder
              .write(document, file)
              .ifPresent(path -> context.console().line("  trace:   " + path));
          lanes.ifPresent(renderer -> context.console().text(renderer.render(document)));
        });
  }

  /** What broke against the expectation of the scenario; a bounded run says no more. */
  private static ExitStatus unexpected(ScenarioResult result) {
    return ExitStatus.worst(
        result.deviations().stream()
            .map(Deviation::status)
            .filter(status -> status != ExitStatus.OTHER_DEVIATION)
            .toList());
  }
}
