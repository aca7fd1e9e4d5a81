package org.rmapcheck.model.ir;

import java.util.List;

/**
 * Writes {@code value} to one location, or, with names bound by {@code over}, to one location for
 * each combination of their members ({@code setAll}). All assignments of an arm take effect at
 * once.
 */
public record Assignment(List<Expr.Bound> over, Expr.Read target, Expr value) {
  public Assignment {
    over = List.copyOf(over);
  }
}
