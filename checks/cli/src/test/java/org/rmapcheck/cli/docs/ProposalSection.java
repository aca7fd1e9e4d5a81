package org.rmapcheck.cli.docs;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.matrix.Answer;
import org.rmapcheck.cli.matrix.AnswerPage;
import org.rmapcheck.cli.matrix.Axis;
import org.rmapcheck.cli.matrix.Finding;
import org.rmapcheck.cli.matrix.Matrix;
import org.rmapcheck.cli.matrix.MatrixBase;
import org.rmapcheck.cli.matrix.MatrixProgress;
import org.rmapcheck.cli.matrix.MatrixRun;
import org.rmapcheck.cli.matrix.Plan;
import org.rmapcheck.cli.matrix.Product;
import org.rmapcheck.cli.matrix.Proposal;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.trace.Palette;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Choice;

/**
 * The part of the README that answers the proposal: what {@code matrix --minimal} finds. Whether a
 * cell breaks is known at its first violation; what a flip alone breaks is found by a search of all
 * of its graph. The two searches together cost a fifth of one of all graphs.
 */
final class ProposalSection {

  private static final String BEGIN =
      "<!-- the answer to the proposal: generated, -Drmapcheck.update=true rewrites it -->\n";
  private static final String END = "<!-- end of the generated answer -->\n";

  private static final int WIDTH = 130;

  private ProposalSection() {}

  /** The README with the answer as it is found now. */
  static String in(String readme) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the README has no place for the answer to the proposal");
    }
    return readme.substring(0, begin + BEGIN.length()) + text() + readme.substring(end);
  }

  private static String text() {
    Product product = new Product(Axis.of(Proposal.switches()));
    MatrixBase base = new MatrixBase(Proposal.BASE, Map.of(), Map.of(), List.of(), List.of());
    Matrix matrix = run(Plan.of(product, base.document()), CheckRequest.Extent.FIRST_VIOLATION);
    AnswerPage page = AnswerPage.of(matrix, base.cell(product));
    Answer answer =
        page.answer().orElseThrow(() -> new AssertionError("the proposal's base is not safe"));
    StringBuilder text = new StringBuilder();
    for (Proposal.Bullet bullet : Proposal.BULLETS) {
      text.append(bullet(bullet, product, answer, alone(bullet, base)));
    }
    text.append('\n');
    WordWrap.lines(sentence(matrix, answer), WIDTH, WIDTH)
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String sentence(Matrix matrix, Answer answer) {
    Product product = matrix.plan().product();
    boolean firstValues =
        product.axes().stream()
            .allMatch(a -> answer.clauses().contains(a.key() + " is " + a.values().get(0).key()));
    String condition =
        firstValues && answer.clauses().size() == product.axes().size()
            ? "every switch has its first value"
            : String.join(", and ", answer.clauses());
    long holding = matrix.findings().stream().filter(f -> f.kind() == Finding.Kind.HOLDS).count();
    return "So is the approach acceptable? Yes, if and only if "
        + condition
        + ": "
        + holding
        + " of the "
        + product.size()
        + " combinations holds. Searched with "
        + Scope.of(matrix.plan().base().scope()).words()
        + "; actors "
        + String.join(", ", matrix.plan().base().actors())
        + ".";
  }

  /** The base with one switch flipped, in each of its graphs. */
  private static Answer alone(Proposal.Bullet bullet, MatrixBase base) {
    Product product = new Product(Axis.of(List.of(bullet.axis())));
    Matrix matrix = run(Plan.of(product, base.document()), CheckRequest.Extent.WHOLE_GRAPH);
    return AnswerPage.of(matrix, base.cell(product))
        .answer()
        .orElseThrow(() -> new AssertionError("the proposal's base is not safe"));
  }

  private static String bullet(
      Proposal.Bullet bullet, Product product, Answer answer, Answer alone) {
    Axis axis =
        product.axes().stream().filter(a -> a.key().equals(bullet.key())).findFirst().orElseThrow();
    StringBuilder line = new StringBuilder("    ");
    line.append(pad(bullet.words(), 34)).append(pad(bullet.key(), 18));
    Choice safe = axis.values().get(0);
    line.append(pad(safe.key() + " holds", 17));
    for (Choice other : axis.values().subList(1, axis.values().size())) {
      String flip = Product.words(List.of(other));
      String breaks =
          answer.breaking().containsKey(flip)
              ? alone.breaking().getOrDefault(flip, "holds alone")
              : "holds alone";
      line.append(other.key()).append(' ').append(breaks.replaceAll(" @\\d+$", "")).append("  ");
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static Matrix run(Plan plan, CheckRequest.Extent extent) {
    int threads = Runtime.getRuntime().availableProcessors();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII);
    CheckService service =
        new CheckService(extent, Long.MAX_VALUE / 4, threads, () -> false).forSmallModels();
    Console console = new Console(nowhere, nowhere, 100, Palette.PLAIN);
    try (MatrixProgress progress = new MatrixProgress(console, plan.models().size())) {
      return new MatrixRun(service, threads, () -> false).run(plan, progress, matrix -> {});
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
