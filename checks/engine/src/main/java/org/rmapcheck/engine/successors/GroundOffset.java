package org.rmapcheck.engine.successors;

import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Formula;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;

/** The row-major position that the indices of a read or a target denote in a state. */
final class GroundOffset {

  private final Expr.Read target;
  private final GroundValue[] indices;
  private final int[] sizes;

  GroundOffset(Expr.Read target, List<GroundValue> indices) {
    Variable variable = target.variable();
    this.target = target;
    this.indices = indices.toArray(GroundValue[]::new);
    this.sizes = variable.dimensions().stream().mapToInt(IdSet::size).toArray();
  }

  /**
   * The position in a state.
   *
   * @throws ModelError if an index is no member of its set
   */
  int offset(long[] state) {
    int offset = 0;
    for (int i = 0; i < indices.length; i++) {
      long index = indices[i].value(state);
      if (index < 0 || index >= sizes[i]) {
        throw outside(i, index);
      }
      offset = offset * sizes[i] + (int) index;
    }
    return offset;
  }

  /**
   * The position as a Java expression of type {@code int}; an index that may be wrong is checked.
   */
  String java(JavaCode code) {
    if (isConstant()) {
      return Integer.toString(offset(new long[0]));
    }
    String offset = "";
    for (int i = 0; i < indices.length; i++) {
      GroundValue value = indices[i];
      boolean safe = !value.canFail() && value.low() >= 0 && value.high() < sizes[i];
      String index =
          (safe ? "(int) " : "CompiledCode.index(")
              + value.java(code)
              + (safe ? "" : ", " + sizes[i] + "L)");
      offset = offset.isEmpty() ? index : "(" + offset + " * " + sizes[i] + " + " + index + ")";
    }
    return offset;
  }

  Variable variable() {
    return target.variable();
  }

  /** Whether it is the same in every state and in range. */
  boolean isConstant() {
    for (GroundValue index : indices) {
      if (!index.isConstant()) {
        return false;
      }
    }
    return !canFail();
  }

  boolean canFail() {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i].canFail() || indices[i].low() < 0 || indices[i].high() >= sizes[i]) {
        return true;
      }
    }
    return false;
  }

  private ModelError outside(int i, long index) {
    IdSet set = target.variable().dimensions().get(i);
    return new ModelError(
        "index "
            + Formula.text(target.indices().get(i))
            + " of '"
            + target.variable().name()
            + "' is "
            + new Type.Id(set, true).show(index)
            + ", no member of "
            + set);
  }
}
