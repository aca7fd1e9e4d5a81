package org.rmapcheck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.options.MemoryOption;
import org.rmapcheck.cli.print.SummaryTable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.trace.ScenarioDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ladder",
    description = {
      "Ask how far a verdict holds: the scenario again with one more of each thing.",
      "",
      "Each rung has one more buffer, page, CPU, mapping or VRAM slot than the",
      "scenario says, as long as rungs of that kind end in the time and memory.",
      "A rung that was not explored to the end says nothing but how far it went."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck ladder mainline-pool",
      "  rmapcheck ladder my.json --seconds 600 --memory 12g"
    },
    mixinStandardHelpOptions = true)
final class LadderCommand implements Callable<ExitStatus> {

  private static final int MOST = 4;
  private static final int NAME = 34;

  private final CommandContext context;

  @Parameters(paramLabel = "SCENARIO", description = "Name of a built-in scenario, or a file.")
  private String scenario = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds for each rung. Default: 60.")
  private int seconds = 60;

  @Mixin private final MemoryOption memory = new MemoryOption();

  LadderCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    LoadedScenario ground = new ScenarioArguments(new ScenarioCatalog()).one(scenario);
    Console console = context.console();
    ScenarioResult first = check(ground);
    print(console, "as it is", first, first);
    List<ExitStatus> ends = new ArrayList<>(List.of(first.status()));
    for (String kind : ground.scenario().scope().sizes().keySet()) {
      climb(console, ground, kind, first, ends);
    }
    return ExitStatus.worst(ends);
  }

  private void climb(
      Console console,
      LoadedScenario ground,
      String kind,
      ScenarioResult first,
      List<ExitStatus> ends) {
    int size = ground.scenario().scope().sizes().getOrDefault(kind, 1);
    for (int more = size + 1; more <= MOST; more++) {
      ScenarioResult rung;
      try {
        rung = check(with(ground, kind, more));
      } catch (UserError e) {
        console.line("  " + SummaryTable.pad(kind + " " + more, NAME) + "not possible here");
        return;
      }
      print(console, kind + " " + more, rung, first);
      if (!rung.isComplete() || context.interruption().isWanted()) {
        return;
      }
      if (!agrees(rung, first)) {
        ends.add(ExitStatus.OTHER_DEVIATION);
      }
    }
  }

  private static LoadedScenario with(LoadedScenario ground, String kind, int size) {
    ScenarioDocument document = ground.document();
    Map<String, Integer> scope = new LinkedHashMap<>(document.scope());
    scope.put(kind, size);
    return ScenarioReader.of(
        new ScenarioDocument(
            document.name(),
            document.question(),
            document.kernel(),
            scope,
            document.actors(),
            document.design(),
            document.initially(),
            document.properties(),
            Map.of()),
        document.name());
  }

  private ScenarioResult check(LoadedScenario rung) {
    long bytes = memory.bytes();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    BooleanSupplier enough = () -> context.interruption().isWanted() || System.nanoTime() - end > 0;
    return new CheckService(CheckRequest.Extent.WHOLE_GRAPH, bytes, 1, enough)
        .check(rung, SearchListener.silent());
  }

  private static void print(
      Console console, String name, ScenarioResult rung, ScenarioResult first) {
    String verdict =
        !rung.isComplete()
            ? (rung.broken().isEmpty() ? "nothing broken so far" : "broken: " + rung.broken())
            : agrees(rung, first) ? "the same verdicts" : "OTHER VERDICTS: " + words(rung);
    console.line("  " + SummaryTable.pad(name, NAME) + verdict + ", " + rung.explored());
  }

  /** What meant nothing at first may come to hold. */
  private static boolean agrees(ScenarioResult rung, ScenarioResult first) {
    Map<String, String> now = words(rung);
    return words(first).entrySet().stream()
        .allMatch(
            e -> {
              String is = now.getOrDefault(e.getKey(), "");
              boolean said = e.getValue().equals("holds") || e.getValue().equals("violated");
              return is.equals(e.getValue()) || (!said && !is.equals("violated"));
            });
  }

  private static Map<String, String> words(ScenarioResult result) {
    Map<String, String> words = new LinkedHashMap<>();
    result.vector().forEach(p -> words.put(p.id(), Verdicts.word(p.verdict())));
    return words;
  }
}
