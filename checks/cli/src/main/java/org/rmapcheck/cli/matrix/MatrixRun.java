package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.check.ScenarioResult;

/** Searches the models of a plan, several at once; the result does not depend on how many. */
public final class MatrixRun {

  private static final long KEEP_EVERY_MILLIS = 10_000;

  private final CheckService service;
  private final int threads;
  private final BooleanSupplier cancelled;

  /**
   * Makes a run.
   *
   * @param threads how many models are searched at once
   * @param cancelled asked before each search whether to go on
   */
  public MatrixRun(CheckService service, int threads, BooleanSupplier cancelled) {
    this.service = service;
    this.threads = threads;
    this.cancelled = cancelled;
  }

  /**
   * Runs all searches that nobody cancels.
   *
   * @param keep is given what is known from time to time, for the case that the end never comes
   */
  public Matrix run(Plan plan, MatrixProgress progress, Consumer<Matrix> keep) {
    return run(plan, Map.of(), progress, keep);
  }

  /**
   * Runs the searches whose results are not known.
   *
   * @param known results by the models' positions in the plan
   */
  public Matrix run(
      Plan plan, Map<Integer, CellResult> known, MatrixProgress progress, Consumer<Matrix> keep) {
    List<Optional<CellResult>> results =
        new ArrayList<>(Collections.nCopies(plan.models().size(), Optional.empty()));
    known.forEach((model, result) -> results.set(model, Optional.of(result)));
    List<Integer> models =
        IntStream.range(0, plan.models().size())
            .boxed()
            .filter(m -> !known.containsKey(m))
            .toList();
    long[] kept = {progress.millis()};
    int[] next = {0};
    InOrder.run(
        models,
        threads,
        model -> search(plan, model, progress),
        result -> {
          results.set(models.get(next[0]++), result);
          if (progress.millis() - kept[0] > KEEP_EVERY_MILLIS) {
            kept[0] = progress.millis();
            keep.accept(new Matrix(plan, results));
          }
        });
    return new Matrix(plan, results);
  }

  private Optional<CellResult> search(Plan plan, int model, MatrixProgress progress) {
    if (cancelled.getAsBoolean()) {
      return Optional.empty();
    }
    ScenarioResult result = service.check(plan.models().get(model), progress.of(model));
    progress.finished(model, result.outcome().census().states());
    return Optional.of(CellResult.of(result, plan.silent()));
  }
}
