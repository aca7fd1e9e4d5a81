package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;

/** A product with what was found in each cell. */
public final class Matrix {

  private final Plan plan;
  private final List<Optional<CellResult>> results;
  private final List<Finding> findings;

  /**
   * A plan and what came of it.
   *
   * @param results of the plan's models, in its order; empty where the search has not been run
   */
  Matrix(Plan plan, List<Optional<CellResult>> results) {
    this.plan = plan;
    this.results = List.copyOf(results);
    this.findings = findings(plan, results);
  }

  private static List<Finding> findings(Plan plan, List<Optional<CellResult>> results) {
    List<Finding> findings = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      if (cell.model() < 0) {
        findings.add(Finding.invalid(cell.invalid()));
      } else {
        findings.add(results.get(cell.model()).map(CellResult::finding).orElse(Finding.open()));
      }
    }
    return List.copyOf(findings);
  }

  public Plan plan() {
    return plan;
  }

  /** The findings, in the order of the product. */
  public List<Finding> findings() {
    return findings;
  }

  /** The result that a cell shares with all cells that have its model. */
  public Optional<CellResult> result(int cell) {
    int model = plan.cells().get(cell).model();
    return model < 0 ? Optional.empty() : results.get(model);
  }

  long count(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  /** States of all searches together. */
  public long states() {
    return results.stream().flatMap(Optional::stream).mapToLong(CellResult::states).sum();
  }

  /** A violation is what a matrix is for; only an unfinished or a wrong model is none. */
  public ExitStatus status() {
    List<ExitStatus> ends = new ArrayList<>();
    for (Optional<CellResult> result : results) {
      ends.add(result.map(CellResult::status).orElse(ExitStatus.INTERRUPTED));
    }
    return ExitStatus.worst(ends);
  }
}
