package org.rmapcheck.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.matrix.Answer;
import org.rmapcheck.cli.matrix.AnswerPage;
import org.rmapcheck.cli.matrix.Axis;
import org.rmapcheck.cli.matrix.CellResult;
import org.rmapcheck.cli.matrix.KeptMatrix;
import org.rmapcheck.cli.matrix.Matrix;
import org.rmapcheck.cli.matrix.MatrixBase;
import org.rmapcheck.cli.matrix.MatrixJson;
import org.rmapcheck.cli.matrix.MatrixPage;
import org.rmapcheck.cli.matrix.MatrixProgress;
import org.rmapcheck.cli.matrix.MatrixRun;
import org.rmapcheck.cli.matrix.MatrixTable;
import org.rmapcheck.cli.matrix.Plan;
import org.rmapcheck.cli.matrix.Product;
import org.rmapcheck.cli.matrix.Proposal;
import org.rmapcheck.cli.options.MemoryOption;
import org.rmapcheck.cli.options.PageOptions;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.trace.Ascii;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "matrix",
    description = {
      "Check every combination of some design switches.",
      "",
      "Each cell holds, is violated (harm, rule or hang, with the fewest steps to",
      "it), is vacuous or cannot be. Cells with the same model are searched once."
    },
    footer = {
      "",
      "Examples:",
      "  rmapcheck matrix --minimal",
      "  rmapcheck matrix --base mainline-pool --switch backing --switch lookup",
      "  rmapcheck matrix --base two-tasks --switch flush --scope pages=2"
    },
    mixinStandardHelpOptions = true)
final class MatrixCommand implements Callable<ExitStatus> {

  private final CommandContext context;

  @Option(
      names = "--switch",
      paramLabel = "KEY[=VALUE,...]",
      description = {
        "A switch and some of its values, or all. Default: the decisions",
        "that the bullets of the thread's proposal bring."
      })
  private List<String> switches = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "SCENARIO",
      description = "What the cells have in common. Default: " + Proposal.BASE + ".")
  private String base = Proposal.BASE;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A switch that is otherwise in all cells.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--scope",
      paramLabel = "SIZE=N",
      description = "A size of the scope, such as pages=2.")
  private Map<String, Integer> scope = new LinkedHashMap<>();

  @Option(
      names = "--actors",
      paramLabel = "NAME,...",
      split = ",",
      description = "Who takes part. Default: the base's actors.")
  private List<String> actors = new ArrayList<>();

  @Option(
      names = "--properties",
      paramLabel = "ID,...",
      split = ",",
      description = "What counts as broken. Default: all properties.")
  private List<String> properties = new ArrayList<>();

  @Option(
      names = "--minimal",
      description = {
        "Say which smallest changes to the base's design break it, and",
        "the condition under which nothing breaks."
      })
  private boolean minimal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The matrix as JSON. Default: " + MatrixBase.FILE + ".")
  private Path out = Path.of(MatrixBase.FILE);

  @Option(
      names = "--resume",
      description = {
        "Take from the file of --out what an earlier run has found for the",
        "same models, and search only the others."
      })
  private boolean resume;

  @Option(names = "--json", description = "Print the JSON instead of text, and write no file.")
  private boolean json;

  @Mixin private final MemoryOption memory = new MemoryOption();

  @Mixin private final PageOptions page = new PageOptions();

  private Optional<String> failure = Optional.empty();

  MatrixCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    Console console = page.on(context.console());
    MatrixBase start = new MatrixBase(base, settings, scope, actors, properties);
    Product product = new Product(Axis.of(switches.isEmpty() ? Proposal.switches() : switches));
    int safe = minimal ? start.cell(product) : 0;
    long bytes = memory.bytes();
    Plan plan = Plan.of(product, start.document());
    if (!json) {
      new MatrixPage(console).head(plan);
    }
    Map<Integer, CellResult> known = resume ? KeptMatrix.known(out, plan) : Map.of();
    if (!json && resume) {
      console.line(known.size() + " of " + plan.models().size() + " models are in " + out);
    }
    Matrix matrix;
    long millis;
    try (MatrixProgress progress =
        new MatrixProgress(console, plan.models().size() - known.size())) {
      matrix = run(bytes).run(plan, known, progress, some -> write(some, Optional.empty()));
      millis = progress.millis();
    }
    Optional<AnswerPage> answer =
        minimal ? Optional.of(AnswerPage.of(matrix, safe)) : Optional.empty();
    ExitStatus status = matrix.status().worse(answer.map(AnswerPage::status).orElse(ExitStatus.OK));
    Optional<Answer> found = answer.flatMap(AnswerPage::answer);
    if (json) {
      console.text(MatrixJson.document(matrix, found));
      return status;
    }
    new MatrixTable(console, matrix).print();
    answer.ifPresent(some -> some.print(console));
    new MatrixPage(console)
        .foot(matrix, millis, known.values().stream().mapToLong(CellResult::states).sum());
    write(matrix, found);
    if (failure.isPresent()) {
      console.problem(failure.get());
      status = status.worse(ExitStatus.CANNOT_WRITE);
    } else {
      console.line("the same for machines: " + out);
      if (status == ExitStatus.INTERRUPTED) {
        console.line("the same command with --resume goes on from there");
      }
    }
    if (status != ExitStatus.OK) {
      console.line("exit code " + status.code() + ": " + status.words());
    }
    return status;
  }

  private MatrixRun run(long bytes) {
    int threads = Runtime.getRuntime().availableProcessors();
    CheckService service =
        new CheckService(
            CheckRequest.Extent.WHOLE_GRAPH, bytes, threads, context.interruption()::isWanted);
    return new MatrixRun(service, threads, context.interruption()::isWanted);
  }

  private void write(Matrix matrix, Optional<Answer> answer) {
    if (json) {
      return;
    }
    try {
      Files.writeString(out, MatrixJson.document(matrix, answer), StandardCharsets.UTF_8);
    } catch (IOException e) {
      failure =
          Optional.of(Ascii.clean("cannot write '" + out + "': name another file with --out"));
    }
  }
}
