package org.rmapcheck.cli.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.Palette;
import org.rmapcheck.trace.ScenarioDocument;

final class MatrixRunTest {

  private static final Console NOWHERE =
      new Console(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII),
          100,
          Palette.PLAIN);

  private static Plan plan(String... switches) {
    MatrixBase base = new MatrixBase("mainline-pool", Map.of(), Map.of(), List.of(), List.of());
    return Plan.of(new Product(Axis.of(List.of(switches))), base.document());
  }

  private static CheckService service(int threads, BooleanSupplier cancelled) {
    return new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE / 4, threads, cancelled)
        .forSmallModels();
  }

  private static Matrix run(Plan plan, int threads, BooleanSupplier cancelled) {
    try (MatrixProgress progress = new MatrixProgress(NOWHERE, plan.models().size())) {
      return new MatrixRun(service(threads, () -> false), threads, cancelled)
          .run(plan, progress, matrix -> {});
    }
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfThreads() {
    Plan plan = plan("backing", "page-fields=own,written", "lookup=range,page", "even-cows");
    Matrix one = run(plan, 1, () -> false);
    Matrix three = run(plan, 3, () -> false);
    assertThat(MatrixJson.document(three, Optional.empty()))
        .isEqualTo(MatrixJson.document(one, Optional.empty()));
    assertThat(one.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void aFileKeepsAllThatTheMatrixSaysOfTheSearchesThatEnded(@TempDir Path folder)
      throws IOException {
    Plan plan = plan("backing", "page-fields=own,written", "lookup=range,page", "even-cows");
    Matrix whole = run(plan, 2, () -> false);
    AtomicInteger asked = new AtomicInteger();
    Matrix half = run(plan, 1, () -> asked.incrementAndGet() > 3);
    Path file = folder.resolve("half.json");
    Files.writeString(file, MatrixJson.document(half, Optional.empty()));
    Map<Integer, CellResult> known = KeptMatrix.known(file, plan);
    assertThat(known).hasSize(3);
    AtomicInteger searched = new AtomicInteger();
    try (MatrixProgress progress = new MatrixProgress(NOWHERE, plan.models().size())) {
      Matrix resumed =
          new MatrixRun(
                  service(2, () -> false),
                  2,
                  () -> {
                    searched.incrementAndGet();
                    return false;
                  })
              .run(plan, known, progress, matrix -> {});
      assertThat(MatrixJson.document(resumed, Optional.empty()))
          .isEqualTo(MatrixJson.document(whole, Optional.empty()));
    }
    assertThat(searched.get()).isEqualTo(plan.models().size() - 3);
  }

  @Test
  void aFileOfOtherPropertiesOrOfNothingIsRefused(@TempDir Path folder) throws IOException {
    Plan plan = plan("flush=before");
    Path file = folder.resolve("m.json");
    String document = MatrixJson.document(run(plan, 1, () -> false), Optional.empty());
    Files.writeString(file, document.replace("\"properties\": []", "\"properties\": [\"S1\"]"));
    assertThatThrownBy(() -> KeptMatrix.known(file, plan))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("other properties");
    assertThatThrownBy(() -> KeptMatrix.known(folder.resolve("none.json"), plan))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.json");
  }

  /** A switch that a design has no use for leaves its model as it is. */
  @Test
  void cellsWithTheSameModelAreSearchedOnceAndHaveTheVerdictOfTheirOwnSearch() {
    Plan plan = plan("lookup", "unmap");
    assertThat(plan.models().size()).isLessThan((int) plan.valid());
    Matrix matrix = run(plan, 2, () -> false);
    for (int cell = 0; cell < plan.product().size(); cell++) {
      String words = Product.words(plan.product().values(cell));
      Plan alone = plan(words.split(" "));
      assertThat(words(matrix.result(cell).orElseThrow().vector()))
          .as(words)
          .isEqualTo(
              words(service(1, () -> false).check(alone.models().get(0), SearchListener.silent())));
    }
  }

  private static List<String> words(Map<String, String> vector) {
    return vector.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  private static List<String> words(ScenarioResult result) {
    return result.vector().stream()
        .map(property -> property.id() + " " + Verdicts.words(property.verdict()))
        .toList();
  }

  @Test
  void aDesignThatCannotBeHasTheReasonOfItsConstraint() {
    Plan plan = plan("backing=pool", "second-route");
    Matrix matrix = run(plan, 1, () -> false);
    assertThat(matrix.findings().get(0).kind()).isEqualTo(Finding.Kind.HOLDS);
    assertThat(matrix.findings().get(1).kind()).isEqualTo(Finding.Kind.INVALID);
    assertThat(matrix.findings().get(1).invalid().get(0)).contains("maps the shmem file");
  }

  @Test
  void aDangerThatNeverOccursMakesACellVacuousUnlessTheBaseSaysSo() {
    Product product = new Product(Axis.of(List.of("flush=before")));
    ScenarioDocument alone =
        new MatrixBase("mainline-pool", Map.of(), Map.of(), List.of("cpu"), List.of()).document();
    Matrix matrix = run(Plan.of(product, alone), 1, () -> false);
    Finding finding = matrix.findings().get(0);
    assertThat(finding.kind()).isEqualTo(Finding.Kind.VACUOUS);
    assertThat(finding.vacuous()).contains("S2");
    Map<String, ExpectedVerdict> expected = new LinkedHashMap<>();
    finding.vacuous().forEach(id -> expected.put(id, new ExpectedVerdict.Vacuous("no mover")));
    ScenarioDocument said =
        new ScenarioDocument(
            alone.name(),
            alone.question(),
            alone.kernel(),
            alone.scope(),
            alone.actors(),
            alone.design(),
            alone.initially(),
            alone.properties(),
            expected);
    assertThat(run(Plan.of(product, said), 1, () -> false).findings().get(0).kind())
        .isEqualTo(Finding.Kind.HOLDS);
  }

  @Test
  void anInterruptedRunKeepsWhatIsDoneAndSaysSo() {
    Plan plan = plan("lookup", "page-fields");
    AtomicInteger asked = new AtomicInteger();
    Matrix matrix = run(plan, 1, () -> asked.incrementAndGet() > 5);
    assertThat(matrix.count(Finding.Kind.OPEN)).isEqualTo(plan.models().size() - 5L);
    assertThat(matrix.findings().get(0).kind()).isEqualTo(Finding.Kind.HOLDS);
    assertThat(matrix.status()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(AnswerPage.of(matrix, 0).answer()).isEmpty();
    assertThat(MatrixJson.document(matrix, Optional.empty())).contains("\"finding\": \"open\"");
  }

  @Test
  void theAnswerIsDerivedFromWhatWasFound() {
    Plan plan = plan("lookup=range,page", "page-fields=own,written");
    Answer answer = AnswerPage.of(run(plan, 2, () -> false), 0).answer().orElseThrow();
    assertThat(answer.safeDesign()).isEqualTo("lookup=range page-fields=own");
    assertThat(answer.minimal()).hasSize(1);
    assertThat(answer.minimal().get(0)).startsWith("lookup=page: harm S3 @");
    assertThat(answer.clauses()).containsExactly("lookup is range, or page-fields is written");
  }

  @Test
  void anUnsafeBaseGivesNoAnswerButTheExitCodeOfItsHarm() {
    Plan plan = plan("flush=missing,before");
    AnswerPage page = AnswerPage.of(run(plan, 1, () -> false), 0);
    assertThat(page.answer()).isEmpty();
    assertThat(page.status()).isEqualTo(ExitStatus.HARM);
  }

  @Test
  void aBaseOutsideTheProductIsToldWithTheFix() {
    MatrixBase base = new MatrixBase("mainline-pool", Map.of(), Map.of(), List.of(), List.of());
    Product product = new Product(Axis.of(List.of("lookup=page")));
    assertThatThrownBy(() -> base.cell(product))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lookup is range")
        .hasMessageContaining("--switch");
  }

  @Test
  void whatTheBaseDoesNotKnowIsAMistakeOfTheCommandLine() {
    assertThatThrownBy(
            () ->
                new MatrixBase("mainline-pool", Map.of(), Map.of("pags", 2), List.of(), List.of()))
        .hasMessageContaining("--scope")
        .hasMessageContaining("pags");
    assertThatThrownBy(
            () -> new MatrixBase("mainline-pool", Map.of("x", "y"), Map.of(), List.of(), List.of()))
        .hasMessageContaining("--set");
    assertThatThrownBy(
            () -> new MatrixBase("mainline-pool", Map.of(), Map.of(), List.of(), List.of("S99")))
        .hasMessageContaining("S99");
  }

  @Test
  void theProgressLineEstimatesTheRestFromWhatIsDone() {
    assertThat(MatrixProgress.line(0, 24, 0, 1_000))
        .isEqualTo("[....................] 0/24 models, 0 states, 1 s");
    assertThat(MatrixProgress.line(12, 24, 34_567, 30_000))
        .isEqualTo("[##########..........] 12/24 models, 34,567 states, 30 s, about 30 s left");
    assertThat(MatrixProgress.line(1, 100, 5, 10_000)).endsWith("about 16 min left");
  }
}
