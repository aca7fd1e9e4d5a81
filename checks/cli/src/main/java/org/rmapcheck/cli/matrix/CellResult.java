package org.rmapcheck.cli.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.trace.MatrixCodec.KeptCell;

/**
 * What the search of one model of a matrix found, without its runs: all that the matrix says, and
 * all that its file keeps.
 *
 * @param model content hash of the model
 * @param vector property id to verdict in words
 * @param status of this search alone
 */
public record CellResult(
    String model,
    long states,
    long transitions,
    Map<String, String> vector,
    Finding finding,
    ExitStatus status) {

  private static final String VACUOUS = "vacuous";

  static CellResult of(ScenarioResult result, Set<String> silent) {
    Map<String, String> vector = new LinkedHashMap<>();
    result.vector().forEach(p -> vector.put(p.id(), Verdicts.words(p.verdict())));
    return new CellResult(
        ModelHash.of(result.loaded().model()),
        result.outcome().census().states(),
        result.outcome().census().transitions(),
        vector,
        Finding.of(result, silent),
        status(result));
  }

  /** What a file has kept of a search that ended. */
  static CellResult of(KeptCell kept, Set<String> silent) {
    Optional<Finding.Lead> lead =
        kept.lead().map(l -> new Finding.Lead(l.id(), l.kind(), l.depth()));
    List<String> vacuous =
        kept.vector().entrySet().stream()
            .filter(e -> e.getValue().startsWith(VACUOUS) && !silent.contains(e.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    Finding finding =
        lead.isPresent()
            ? new Finding(Finding.Kind.VIOLATED, lead, List.of(), List.of())
            : Finding.unbroken(vacuous);
    return new CellResult(
        kept.modelHash(), kept.states(), kept.transitions(), kept.vector(), finding, ExitStatus.OK);
  }

  private static ExitStatus status(ScenarioResult result) {
    if (result.outcome().modelError().isPresent()) {
      return ExitStatus.MODEL_ERROR;
    } else if (result.outcome().completion() == Completion.OUT_OF_MEMORY) {
      return ExitStatus.OUT_OF_MEMORY;
    }
    return result.isComplete() ? ExitStatus.OK : ExitStatus.INTERRUPTED;
  }
}
