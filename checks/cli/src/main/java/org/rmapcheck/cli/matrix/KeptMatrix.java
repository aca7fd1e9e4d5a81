package org.rmapcheck.cli.matrix;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.MatrixCodec;
import org.rmapcheck.trace.MatrixCodec.KeptCell;

/** What the file of an earlier run knows of the models of a plan. */
public final class KeptMatrix {

  private KeptMatrix() {}

  /**
   * Results by the models' positions in the plan; a model counts as the same by its content.
   *
   * @throws UserError if the file cannot be read, or is of another program or other properties
   */
  public static Map<Integer, CellResult> known(Path file, Plan plan) {
    Map<String, KeptCell> kept;
    try {
      kept = MatrixCodec.read(file, Version.TOOL, plan.base().properties());
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, e.getMessage() + "; leave out --resume");
    }
    Map<Integer, CellResult> known = new LinkedHashMap<>();
    for (int model = 0; model < plan.models().size(); model++) {
      String hash = ModelHash.of(plan.models().get(model).model());
      int index = model;
      Optional.ofNullable(kept.get(hash))
          .ifPresent(cell -> known.put(index, CellResult.of(cell, plan.silent())));
    }
    return known;
  }
}
