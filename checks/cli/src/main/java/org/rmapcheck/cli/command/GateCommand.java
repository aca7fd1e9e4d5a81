package org.rmapcheck.cli.command;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.gate.Change;
import org.rmapcheck.cli.gate.Gate;
import org.rmapcheck.cli.gate.GateCase;
import org.rmapcheck.cli.gate.GateResult;
import org.rmapcheck.cli.gate.Suite;
import org.rmapcheck.cli.gate.SuiteLoader;
import org.rmapcheck.cli.gate.SuiteUpdate;
import org.rmapcheck.cli.options.Duration;
import org.rmapcheck.cli.options.MemoryOption;
import org.rmapcheck.cli.options.PageOptions;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.report.ReportFormat;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.ProgramName;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.DocumentFiles;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.WordWrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "gate",
    description = {
      "Run a suite for CI: scenarios and traces against what the suite's file expects.",
      "",
      "Says what changed: a verdict, a shortest depth, a count, a scenario gone or new.",
      "Without SUITE: rmapcheck-suite.json, or if there is none, all built-in scenarios.",
      "Writes nothing but what is asked for with --out, --report, --cache and --update."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck gate --update                  write what is found into the suite",
      "  rmapcheck gate --report junit=out.xml --report github=-",
      "  rmapcheck gate suite.json --time 10m --memory 4g --cache .rmapcheck-cache"
    },
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<ExitStatus> {

  private static final String STANDARD = "rmapcheck-suite.json";

  private final CommandContext context;

  @Parameters(paramLabel = "SUITE", arity = "0..1", description = "The file of the suite.")
  private String suiteFile = "";

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = {
        "Write a report; '-' is standard output. Formats: junit, ktap,",
        "sarif, gitlab, github, markdown. May be given several times."
      })
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the counterexamples to this folder, as JSON.")
  private String out = "";

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = {
        "Keep each result in this folder. Models that did not change are",
        "not searched again, and an interrupted gate goes on where it was."
      })
  private String cache = "";

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Limit for all searches together, such as 90s, 10m or 1h.")
  private String time = "";

  @Option(
      names = "--update",
      description = {
        "Write what is found into the suite's file. Fails if that changes",
        "anything, so that nobody lets it pass unseen."
      })
  private boolean update;

  @Mixin private final MemoryOption memory = new MemoryOption();

  @Mixin private final PageOptions page = new PageOptions();

  GateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    Map<ReportFormat, String> wanted = reports();
    long bytes = memory.bytes();
    OptionalLong seconds =
        time.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Duration.parse(time));
    Suite suite = suite();
    Optional<TraceFolder> folder = path(out, "--out").map(TraceFolder::new);
    int threads = Runtime.getRuntime().availableProcessors();
    Gate gate =
        new Gate(
            suite,
            new Gate.Settings(seconds, threads, folder),
            new CheckService(
                CheckRequest.Extent.WHOLE_GRAPH, bytes, threads, context.interruption()::isWanted),
            path(cache, "--cache"),
            context.interruption()::isWanted);
    Console console =
        page.on(wanted.containsValue("-") ? context.console().toErr() : context.console());
    GateResult result = gate.run(one -> tell(console, one));
    gate.remarks().forEach(context.console()::problem);
    result.others().forEach(change -> change(console, change));
    ExitStatus status = write(wanted, result);
    if (folder.flatMap(TraceFolder::failure).isPresent()) {
      context.console().problem(folder.flatMap(TraceFolder::failure).orElseThrow());
      status = status.worse(ExitStatus.CANNOT_WRITE);
    }
    console.line(piece(Role.HEADING, result.headline()));
    if (update) {
      status =
          status.worse(new SuiteUpdate(suite, path(STANDARD, STANDARD)).write(result, console));
    } else {
      status = status.worse(result.status());
    }
    if (status != ExitStatus.OK) {
      console.line("exit code " + status.code() + ": " + status.words());
    }
    return status;
  }

  private Suite suite() {
    if (!suiteFile.isEmpty()) {
      return SuiteLoader.read(path(suiteFile, "SUITE").orElseThrow());
    }
    Path standard = Path.of(STANDARD);
    return Files.exists(standard) ? SuiteLoader.read(standard) : SuiteLoader.builtIn();
  }

  private Map<ReportFormat, String> reports() {
    Map<ReportFormat, String> wanted = new LinkedHashMap<>();
    for (String report : reports) {
      int at = report.indexOf('=');
      Optional<ReportFormat> format =
          at < 0 ? Optional.empty() : ReportFormat.of(report.substring(0, at));
      if (format.isEmpty() || at == report.length() - 1) {
        throw new UserError(
            ExitStatus.USAGE,
            "--report "
                + report
                + ": write FORMAT=FILE with a format of "
                + String.join(", ", ReportFormat.keys()));
      }
      wanted.put(format.get(), report.substring(at + 1));
    }
    return wanted;
  }

  private ExitStatus write(Map<ReportFormat, String> wanted, GateResult result) {
    ExitStatus status = ExitStatus.OK;
    for (Map.Entry<ReportFormat, String> report : wanted.entrySet()) {
      String text = report.getKey().text(result);
      if (report.getValue().equals("-")) {
        context.console().text(text);
        continue;
      }
      try {
        DocumentFiles.write(path(report.getValue(), "--report").orElseThrow(), text);
      } catch (DocumentException e) {
        context.console().problem("the report cannot be written: " + e.getMessage());
        status = ExitStatus.CANNOT_WRITE;
      }
    }
    return status;
  }

  private static Optional<Path> path(String text, String option) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      throw new UserError(ExitStatus.USAGE, option + " '" + text + "' is no name of a file");
    }
  }

  private static void tell(Console console, GateCase one) {
    if (one.isGood()) {
      console.line(piece(Role.GOOD, "ok    "), piece(Role.TEXT, one.name() + ": " + one.words()));
      return;
    }
    boolean bad = !one.changes().isEmpty();
    console.line(
        piece(Role.ALARM, bad ? "NOT   " : "open  "),
        piece(Role.HEADING, one.name()),
        piece(Role.TEXT, ": " + one.words()));
    one.changes().forEach(change -> change(console, change));
    one.trace().ifPresent(trace -> indented(console, Role.TEXT, "-> " + trace.answer().answer()));
    one.file()
        .ifPresent(
            file ->
                console.line(
                    "      "
                        + ProgramName.command()
                        + " explain "
                        + ProgramName.quoted(file + "")));
  }

  private static void change(Console console, Change change) {
    indented(console, Role.ALARM, change.kind().words() + ": " + change.sentence());
  }

  private static void indented(Console console, Role role, String text) {
    for (String line : WordWrap.lines(text, console.width() - 6, console.width() - 6)) {
      console.line(piece(role, "      " + line));
    }
  }
}
