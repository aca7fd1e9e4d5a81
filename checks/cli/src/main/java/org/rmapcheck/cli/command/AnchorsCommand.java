package org.rmapcheck.cli.command;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.anchor.AnchorCheck;
import org.rmapcheck.cli.anchor.AnchorReport;
import org.rmapcheck.cli.anchor.AnchorResult;
import org.rmapcheck.cli.anchor.Anchors;
import org.rmapcheck.cli.print.AnchorsJson;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.ttm.design.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "anchors",
    description = {
      "Look the kernel lines that the model quotes up in a kernel tree.",
      "",
      "Every step names a kernel function, its file and a line of it. Those of all",
      "built-in scenarios and all values of switches are looked up: is the file",
      "there, does it define the function, does the function contain the line?"
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck anchors --linux ~/src/linux",
      "  rmapcheck anchors --linux /usr/src/linux-source-6.1 --json"
    },
    mixinStandardHelpOptions = true)
final class AnchorsCommand implements Callable<ExitStatus> {

  private static final int LISTED = 3;

  private final CommandContext context;

  @Option(
      names = "--linux",
      required = true,
      paramLabel = "DIR",
      description = "The top folder of a kernel source tree.")
  private Path linux = Path.of("");

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  AnchorsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    AnchorReport report = new AnchorCheck(linux).check(Anchors.all());
    ExitStatus status =
        report.gone().isEmpty() && report.revived().isEmpty()
            ? ExitStatus.OK
            : ExitStatus.ANCHOR_GONE;
    if (json) {
      context.console().text(AnchorsJson.document(report, status));
    } else {
      print(report);
      if (status != ExitStatus.OK) {
        context.console().line("exit code " + status.code() + ": " + status.words());
      }
    }
    return status;
  }

  private void print(AnchorReport report) {
    Console console = context.console();
    String tree = report.version().map(v -> "Linux " + v).orElse("a tree of unknown version");
    int expected = report.expected().size();
    int gone = report.gone().size();
    console.line(
        piece(Role.HEADING, tree + ": " + (expected - gone) + " of " + expected + " quoted lines"));
    for (Preset preset : Preset.all()) {
      List<AnchorResult> lines = report.of(preset);
      long found = lines.stream().filter(AnchorResult::isFound).count();
      console.line("  preset " + preset.key() + ": " + found + " of " + lines.size());
    }
    console.line();
    section("gone", Role.ALARM, report.gone());
    section("here again, though the model calls them history", Role.ALARM, report.revived());
    List<AnchorResult> history = report.history().stream().filter(r -> !r.isFound()).toList();
    section("history: lines of designs of older kernels, not expected here", Role.TEXT, history);
  }

  private void section(String title, Role role, List<AnchorResult> results) {
    if (results.isEmpty()) {
      return;
    }
    Console console = context.console();
    console.line(piece(role, title + " (" + results.size() + ")"));
    for (AnchorResult result : results) {
      KernelRef ref = result.anchor().ref();
      console.line("  " + ref.file() + ": " + ref.function() + "()");
      console.line("      " + ref.call());
      console.line("      " + result.status().words() + elsewhere(result));
      console.line("      steps: " + String.join(" ", result.anchor().steps()));
      console.line("      used by: " + users(result) + presets(result));
    }
    console.line();
  }

  private static String elsewhere(AnchorResult result) {
    return result.elsewhere().isEmpty()
        ? ""
        : "; the line is in " + String.join("(), ", result.elsewhere()) + "()";
  }

  private static String presets(AnchorResult result) {
    List<String> presets = result.anchor().presets();
    return presets.isEmpty() ? "; no preset" : "; presets " + String.join(", ", presets);
  }

  private static String users(AnchorResult result) {
    List<String> scenarios = result.anchor().scenarios();
    List<String> users = scenarios.isEmpty() ? result.anchor().values() : scenarios;
    String first = String.join(" ", users.subList(0, Math.min(LISTED, users.size())));
    int more = users.size() - LISTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
