package org.rmapcheck.cli.command;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.CorpusService;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.check.PairResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.options.MemorySize;
import org.rmapcheck.cli.print.SummaryTable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.Spelling;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.ttm.corpus.Corpus;
import org.rmapcheck.ttm.corpus.Evidence;
import org.rmapcheck.ttm.corpus.KnownBug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "corpus",
    description = {
      "Look for bugs that Linux had, and for their fixes.",
      "",
      "Each bug is a pair of models: one with the bug, one with its fix. The first must",
      "be found, the second must hold."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck corpus             every bug",
      "  rmapcheck corpus C04 C10     some of them"
    },
    mixinStandardHelpOptions = true)
final class CorpusCommand implements Callable<ExitStatus> {

  private static final int INDENT = 5;

  private final CommandContext context;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Numbers of bugs, such as C04.")
  private List<String> ids = new ArrayList<>();

  CorpusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    List<KnownBug> bugs = wanted();
    int threads = Math.min(bugs.size(), Runtime.getRuntime().availableProcessors());
    CheckService service =
        new CheckService(
            CheckRequest.Extent.WHOLE_GRAPH,
            MemorySize.standard(),
            threads,
            context.interruption()::isWanted);
    CorpusService corpus = new CorpusService(service, new ScenarioCatalog());
    List<PairResult> done = new ArrayList<>();
    InOrder.run(
        bugs,
        threads,
        corpus::check,
        pair -> {
          done.add(pair);
          print(pair);
        });
    return end(done);
  }

  private List<KnownBug> wanted() {
    List<KnownBug> all = Corpus.all();
    List<String> known = all.stream().map(KnownBug::id).toList();
    for (String id : ids) {
      if (!known.contains(id.toUpperCase(Locale.ROOT))) {
        throw new UserError(
            ExitStatus.USAGE,
            "no bug '" + id + "'" + Spelling.hint(id, known) + ": use " + String.join(", ", known));
      }
    }
    List<String> upper = ids.stream().map(id -> id.toUpperCase(Locale.ROOT)).toList();
    return ids.isEmpty() ? all : all.stream().filter(bug -> upper.contains(bug.id())).toList();
  }

  private void print(PairResult pair) {
    KnownBug bug = pair.bug();
    Console console = context.console();
    wrapped(Role.HEADING, SummaryTable.pad(bug.id(), INDENT), bug.name());
    wrapped(Role.TEXT, " ".repeat(INDENT), bug.race());
    if (!bug.remark().isEmpty()) {
      wrapped(Role.TEXT, " ".repeat(INDENT), bug.remark());
    }
    console.line(
        piece(Role.TEXT, " ".repeat(INDENT) + "bug  "),
        piece(pair.found() ? Role.GOOD : Role.ALARM, half(pair, pair.buggy())));
    console.line(
        piece(Role.TEXT, " ".repeat(INDENT) + "fix  "),
        piece(pair.gone() ? Role.GOOD : Role.ALARM, half(pair, pair.fixed())));
    if (bug.evidence() instanceof Evidence.Scenarios scenarios) {
      wrapped(
          Role.TEXT,
          " ".repeat(INDENT),
          "scenarios " + scenarios.buggy() + ", " + scenarios.fixed());
    }
    console.line();
  }

  private static String half(PairResult pair, PairResult.Half half) {
    return SummaryTable.pad(half.setting(), 28)
        + SummaryTable.pad(pair.bug().property(), 5)
        + SummaryTable.pad(Verdicts.words(half.verdict()), 24)
        + ScenarioResult.grouped(half.census().states())
        + " states, depth "
        + half.census().depth()
        + ", "
        + ScenarioResult.grouped(half.millis())
        + " ms";
  }

  private void wrapped(Role role, String head, String text) {
    int room = context.console().width() - INDENT;
    String before = head;
    for (String line : WordWrap.lines(text, room, room)) {
      context.console().line(piece(role, before), piece(role, line));
      before = " ".repeat(INDENT);
    }
  }

  private ExitStatus end(List<PairResult> done) {
    Console console = context.console();
    long found = done.stream().filter(PairResult::found).count();
    long gone = done.stream().filter(PairResult::gone).count();
    console.line(
        done.size() + " bugs: " + found + " found where expected, " + gone + " gone with the fix");
    if (context.interruption().isWanted()) {
      return ExitStatus.INTERRUPTED;
    }
    List<String> wrong =
        done.stream().filter(p -> !p.found() || !p.gone()).map(p -> p.bug().id()).toList();
    if (wrong.isEmpty()) {
      return ExitStatus.OK;
    }
    ExitStatus status = ExitStatus.OTHER_DEVIATION;
    console.line("not as expected: " + String.join(", ", wrong));
    console.line("exit code " + status.code() + ": " + status.words());
    return status;
  }
}
