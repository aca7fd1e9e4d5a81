package org.rmapcheck.cli.command;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.options.MemorySize;
import org.rmapcheck.cli.options.PageOptions;
import org.rmapcheck.cli.print.SummaryTable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.step.Walk;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.TraceCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "step",
    description = {
      "Walk through a scenario by hand: choose among the steps that are possible.",
      "",
      "Commands, from standard input:",
      "  NUMBER             take that step",
      "  b                  back",
      "  s                  what differs from the first state",
      "  goto violation [ID]  the shortest run that breaks a property",
      "  save FILE          the walk as a trace, if it breaks something now",
      "  q                  quit"
    },
    footer = {"", "Example:", "  rmapcheck step by-page-shmem"},
    mixinStandardHelpOptions = true)
final class StepCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Parameters(paramLabel = "SCENARIO", description = "A built-in scenario or a file.")
  private String scenario = "";

  @Mixin private final PageOptions page = new PageOptions();

  private Optional<ScenarioResult> searched = Optional.empty();

  StepCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    LoadedScenario loaded = new ScenarioArguments(new ScenarioCatalog()).one(scenario);
    Console console = page.on(context.console());
    Walk walk = new Walk(loaded.model());
    console.line(piece(Role.HEADING, loaded.name() + ": " + loaded.document().question()));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      show(console, walk);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.strip().equals("q") || console.isClosed()) {
          break;
        }
        obey(console, walk, loaded, line.strip());
      }
    } catch (IOException e) {
      throw new UserError(ExitStatus.USAGE, "standard input cannot be read");
    }
    return ExitStatus.OK;
  }

  private void obey(Console console, Walk walk, LoadedScenario loaded, String line) {
    try {
      if (line.matches("[0-9]{1,4}")) {
        take(console, walk, Integer.parseInt(line));
      } else if (line.equals("b")) {
        if (walk.back()) {
          show(console, walk);
        } else {
          console.line("This is the first state.");
        }
      } else if (line.equals("s")) {
        walk.state().forEach(change -> console.line("  " + change));
      } else if (line.equals("goto violation") || line.startsWith("goto violation ")) {
        goTo(console, walk, loaded, line.substring("goto violation".length()).strip());
      } else if (line.startsWith("save ")) {
        save(console, walk, loaded, line.substring("save ".length()).strip());
      } else if (!line.isEmpty()) {
        console.line("Write a number, b, s, goto violation [ID], save FILE, or q.");
      }
    } catch (ModelError e) {
      console.line(piece(Role.ALARM, "model error: " + e.getMessage()));
    }
    console.flush();
  }

  private static void take(Console console, Walk walk, int number) {
    List<Transition> enabled = walk.enabled();
    if (number < 1 || number > enabled.size()) {
      console.line("There is no step " + number + ": 1 to " + enabled.size() + ".");
      return;
    }
    walk.take(enabled.get(number - 1));
    show(console, walk);
  }

  private static void show(Console console, Walk walk) {
    console.line();
    if (walk.length() > 0) {
      List<Transition> steps = walk.path().steps();
      console.line(
          piece(Role.RULER, walk.length() + " "),
          piece(Role.STEP, Walk.words(steps.get(steps.size() - 1))));
      walk.lastChanges().forEach(change -> console.line(piece(Role.CHANGE, "    " + change)));
    }
    walk.titlesBrokenNow()
        .forEach(title -> console.line(piece(Role.ALARM, "    <-- breaks " + title)));
    if (walk.hangs()) {
      console.line(piece(Role.ALARM, "    <-- nobody can go on"));
    }
    List<Transition> enabled = walk.enabled();
    for (int i = 0; i < enabled.size(); i++) {
      List<String> changes = walk.changes(enabled.get(i));
      console.line(
          piece(Role.HEADING, SummaryTable.pad("  " + (i + 1), 6)),
          piece(Role.TEXT, Walk.words(enabled.get(i))),
          piece(Role.RULER, changes.isEmpty() ? "" : "  (" + String.join(", ", changes) + ")"));
    }
    console.flush();
  }

  private void goTo(Console console, Walk walk, LoadedScenario loaded, String id) {
    ScenarioResult result = search(loaded);
    Optional<PropertyResult> wanted =
        id.isEmpty()
            ? result.lead()
            : result.vector().stream().filter(p -> p.id().equals(id)).findFirst();
    if (wanted.isPresent() && wanted.get().verdict() instanceof Verdict.Violated violated) {
      walk.follow(violated.path());
      show(console, walk);
    } else {
      console.line(
          id.isEmpty()
              ? "Nothing "
                  + (result.unasked().isEmpty() ? "" : "that the scenario asks for ")
                  + "is broken in any reachable state."
              : "'" + id + "' is not broken in any reachable state.");
    }
  }

  private ScenarioResult search(LoadedScenario loaded) {
    if (searched.isEmpty()) {
      searched =
          Optional.of(
              new CheckService(
                      CheckRequest.Extent.WHOLE_GRAPH,
                      MemorySize.standard(),
                      1,
                      context.interruption()::isWanted)
                  .check(loaded, SearchListener.silent()));
    }
    return searched.get();
  }

  private void save(Console console, Walk walk, LoadedScenario loaded, String file) {
    String id =
        walk.hangs() ? ScenarioReader.DEADLOCK : walk.brokenNow().stream().findFirst().orElse("");
    ScenarioResult result = search(loaded);
    Optional<PropertyResult> broken =
        result.vector().stream().filter(p -> p.id().equals(id)).findFirst();
    if (broken.isEmpty()) {
      console.line("A trace ends where something is broken first, and nothing is now.");
      return;
    }
    try {
      Path path = Path.of(file);
      TraceCodec.write(
          new TraceBuilder(result, Optional.empty()).walked(broken.get(), walk.path(), file), path);
      console.line("saved as " + file);
    } catch (DocumentException | InvalidPathException e) {
      console.line(String.valueOf(e.getMessage()));
    }
  }
}
