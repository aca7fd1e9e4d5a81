package org.rmapcheck.cli.command;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.options.BoundOptions;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.BoundedOutcome;
import org.rmapcheck.engine.search.BoundedSearch;
import org.rmapcheck.model.bounded.BoundedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "count",
    description = {
      "Count the schedules of a bounded scenario, and judge each property in them.",
      "",
      "A schedule is a sequence of steps to where no process can or may go on. The",
      "number is exact: it is what a scheduler of real threads is measured by."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck count by-page-shmem",
      "  rmapcheck count mainline-pool --after 'cpu tlb cpu' --bound move=16,cpu=2"
    },
    mixinStandardHelpOptions = true)
final class CountCommand implements Callable<ExitStatus> {

  /** About 400 bytes each. */
  static final long MOST_STATES = 2_000_000;

  private final CommandContext context;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "1..*",
      description = "Name of a scenario, file or pattern.")
  private List<String> scenarios = new ArrayList<>();

  @Mixin private final BoundOptions bound = new BoundOptions();

  CountCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    List<LoadedScenario> loaded = new ScenarioArguments(new ScenarioCatalog()).load(scenarios);
    ExitStatus worst = ExitStatus.OK;
    for (LoadedScenario scenario : loaded) {
      worst = worst.worse(count(scenario, bound.of(scenario)));
    }
    return worst;
  }

  private ExitStatus count(LoadedScenario scenario, BoundedModel bounded) {
    Console console = context.console();
    console.line(scenario.name() + ": " + bounded.bounds().words());
    try {
      BoundedOutcome outcome = new BoundedSearch(bounded, MOST_STATES).run();
      console.line(
          "  "
              + grouped(outcome.schedules())
              + " schedules of up to "
              + outcome.depth()
              + " steps, "
              + grouped(BigInteger.valueOf(outcome.states()))
              + " states");
      console.line(
          outcome.broken().isEmpty()
              ? "  nothing breaks within the bound"
              : "  broken within the bound: " + String.join(" ", outcome.broken().keySet()));
      return ExitStatus.OK;
    } catch (BoundedSearch.TooLarge e) {
      console.line("  more than " + MOST_STATES + " states within " + e.depth() + " steps");
      return ExitStatus.OUT_OF_MEMORY;
    }
  }

  static String grouped(BigInteger number) {
    StringBuilder text = new StringBuilder(number.toString());
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
