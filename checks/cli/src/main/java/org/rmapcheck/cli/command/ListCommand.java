package org.rmapcheck.cli.command;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.List;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.PropertyCatalog;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.print.SummaryTable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.Group;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.Spelling;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.actor.Actor;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Switch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "What there is: scenarios, and what a scenario is made of.",
    footer = {
      "",
      "Examples:",
      "  rmapcheck list",
      "  rmapcheck list --switches",
      "  rmapcheck list --show by-page-shmem > my.json     a scenario to start from"
    },
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<ExitStatus> {

  private static final int NAME = 24;

  private final CommandContext context;

  @Option(
      names = "--switches",
      description = "The switches of a design with their values; the first is mainline.")
  private boolean switches;

  @Option(names = "--scopes", description = "The sizes of a scope, and the actors.")
  private boolean scopes;

  @Option(
      names = "--properties",
      description = "The properties, and what a running kernel shows when they break.")
  private boolean properties;

  @Option(names = "--show", paramLabel = "NAME", description = "The file of a built-in scenario.")
  private String show = "";

  ListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    ScenarioCatalog catalog = new ScenarioCatalog();
    if (!show.isEmpty()) {
      showFile(catalog);
      return ExitStatus.OK;
    }
    if (switches) {
      Switch.all().forEach(this::printSwitch);
    }
    if (scopes) {
      printScopes();
    }
    if (properties) {
      PropertyCatalog.all().forEach(this::printProperty);
    }
    if (!switches && !scopes && !properties) {
      catalog.groups().forEach(group -> printGroup(catalog, group));
    }
    return ExitStatus.OK;
  }

  private void showFile(ScenarioCatalog catalog) {
    if (!catalog.contains(show)) {
      throw new UserError(
          ExitStatus.USAGE,
          "no built-in scenario '"
              + show
              + "'"
              + Spelling.hint(show, catalog.names())
              + ": 'list' shows them all");
    }
    context.console().text(catalog.text(show));
  }

  private void printGroup(ScenarioCatalog catalog, Group group) {
    heading(group.title() + " (--group " + group.key() + ")");
    int column = group.scenarios().stream().mapToInt(String::length).max().orElse(0) + 4;
    for (String name : group.scenarios()) {
      LoadedScenario scenario = catalog.load(name);
      entry("  " + name, column, scenario.document().question());
    }
    context.console().line();
  }

  private void printSwitch(Switch which) {
    heading(which.key() + ": " + which.words());
    for (Choice value : which.values()) {
      entry("  " + value.key(), NAME, value.words());
    }
    context.console().line();
  }

  private void printScopes() {
    heading("scope: how many there are, 1 to 8 of each");
    Scope.smallest()
        .sizes()
        .forEach((key, size) -> entry("  " + key, NAME, "default " + words(key, size)));
    context.console().line();
    heading("actors: who takes part");
    for (Actor actor : Actor.all()) {
      entry("  " + actor.key(), NAME, actor.words());
    }
    context.console().line();
  }

  private static String words(String key, int size) {
    return key.equals("addressSpaces") ? "one for each CPU" : Integer.toString(size);
  }

  private void printProperty(PropertyResult property) {
    heading(property.title() + " (" + property.kind().text() + ")");
    entry("  must hold", NAME, property.statement());
    entry("  if it breaks", NAME, property.symptom());
    context.console().line();
  }

  private void heading(String text) {
    for (String line : WordWrap.lines(text, context.console().width(), context.console().width())) {
      context.console().line(piece(Role.HEADING, line));
    }
  }

  private void entry(String name, int column, String words) {
    Console console = context.console();
    String head = SummaryTable.pad(name, column);
    int room = console.width() - head.length();
    List<String> lines = WordWrap.lines(words, room, room);
    for (String line : lines) {
      console.line(piece(Role.STEP, head), piece(Role.TEXT, line));
      head = " ".repeat(head.length());
    }
  }
}
