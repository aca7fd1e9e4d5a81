package org.rmapcheck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.mutate.EquivalentMutants;
import org.rmapcheck.cli.mutate.Kill;
import org.rmapcheck.cli.mutate.MutantResult;
import org.rmapcheck.cli.mutate.Mutation;
import org.rmapcheck.cli.mutate.MutationScore;
import org.rmapcheck.cli.print.SummaryTable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.model.mutate.Mutant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "mutate",
    description = {
      "Ask whether the properties of scenarios notice small faults.",
      "",
      "Each mutant has one: a dropped assignment or unlock, a dropped, weakened or",
      "negated guard, two steps in the other order, a step that is not atomic any",
      "more, an unlock too early or late, a loop off by one. It is killed by a property",
      "violated or vacuous, a hang, a value out of range, or a new line of check",
      "--coverage. Without scenarios: the core ones."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck mutate                               the core scenarios",
      "  rmapcheck mutate pipelined --process move,gpu  faults of two processes",
      "  rmapcheck mutate my.json --least 90            fails below 90 %%"
    },
    mixinStandardHelpOptions = true)
final class MutateCommand implements Callable<ExitStatus> {

  /** Small scenarios that hold and together use most of the move, the fault and the copy job. */
  static final List<String> CORE =
      List.of("mainline-pool", "mainline-shmem", "nowait-fault-blit", "prefault");

  private static final int WIDTH = 24;

  private final CommandContext context;

  @Parameters(
      paramLabel = "SCENARIO",
      description =
          "Name of a scenario, file or pattern. Of scenarios that break something only"
              + " what holds is asked.")
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--process",
      paramLabel = "NAME",
      split = ",",
      hideParamSyntax = true,
      description = "Only faults in these processes. Default: all.")
  private List<String> processes = new ArrayList<>();

  @Option(
      names = "--least",
      paramLabel = "PERCENT",
      description = "The score that is expected: with a lower one the command fails.")
  private int least;

  @Option(
      names = "--every",
      description = "Print what became of every mutant, and what noticed it.")
  private boolean every;

  MutateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    ScenarioArguments arguments = new ScenarioArguments(new ScenarioCatalog());
    List<LoadedScenario> loaded = arguments.load(scenarios.isEmpty() ? CORE : scenarios);
    MutationScore score = new MutationScore(EquivalentMutants.reviewed());
    Console console = context.console();
    for (LoadedScenario scenario : loaded) {
      if (!context.interruption().isWanted()) {
        run(scenario, score, console);
      }
    }
    print(score, console);
    if (context.interruption().isWanted()) {
      return ExitStatus.INTERRUPTED;
    }
    return score.perMille() >= least * 10 && score.wronglyReviewed().isEmpty()
        ? ExitStatus.OK
        : ExitStatus.OTHER_DEVIATION;
  }

  private void run(LoadedScenario scenario, MutationScore score, Console console) {
    Mutation mutation = Mutation.of(scenario, context.interruption()::isWanted);
    List<Mutant> mutants =
        mutation.mutants().stream()
            .filter(mutant -> processes.isEmpty() || processes.contains(mutant.process()))
            .filter(mutant -> !score.isKilled(mutant.key()))
            .toList();
    int before = score.killed();
    InOrder.run(
        mutants,
        Runtime.getRuntime().availableProcessors(),
        mutation::run,
        result -> {
          score.add(result);
          if (every) {
            console.line(line(result));
          }
        });
    console.line(
        SummaryTable.pad(scenario.name(), WIDTH)
            + (score.killed() - before)
            + " of "
            + mutants.size()
            + " mutants killed ("
            + mutation.states()
            + " states as it is)");
  }

  private static String line(MutantResult result) {
    String how = result.kill().map(kill -> "killed, " + kill.words()).orElse(alive(result));
    String by = result.killers().isEmpty() ? "" : " (" + String.join(", ", result.killers()) + ")";
    return "  " + result.mutant().key() + " -> " + how + by;
  }

  private static String alive(MutantResult result) {
    return result.fate().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void print(MutationScore score, Console console) {
    console.line();
    console.line(SummaryTable.pad("noticed first by", WIDTH) + "mutants");
    score
        .byProperty()
        .forEach((id, kills) -> console.line(SummaryTable.pad("  " + id, WIDTH) + kills));
    console.line();
    List<MutantResult> survivors = score.survivors();
    if (!survivors.isEmpty()) {
      console.line("survivors");
    }
    for (MutantResult survivor : survivors) {
      console.line("  " + survivor.mutant().key() + words(survivor.fate()));
    }
    score
        .wronglyReviewed()
        .forEach(r -> console.line("  NOTICED, though listed as no fault: " + r.mutant().key()));
    console.line();
    console.line(SummaryTable.pad("because", 2 * WIDTH) + "killed   together");
    for (Kill kill : Kill.values()) {
      console.line(
          SummaryTable.pad("  " + kill.words(), 2 * WIDTH)
              + SummaryTable.pad(score.byKill().getOrDefault(kill, 0).toString(), 9)
              + percent(score.perMille(kill)));
    }
    console.line();
    console.line(
        "score "
            + percent(score.perMille())
            + ": "
            + score.killed()
            + " killed, "
            + survivors.size()
            + " survived; "
            + score.equivalent()
            + " that nobody can tell and "
            + score.reviewed()
            + " reviewed ones do not count");
  }

  private static String percent(int perMille) {
    return perMille / 10 + "." + perMille % 10 + " %";
  }

  private static String words(MutantResult.Fate fate) {
    return switch (fate) {
      case TOO_LARGE -> " [not explored to the end]";
      case EQUIVALENT, KILLED, SURVIVED -> "";
    };
  }
}
