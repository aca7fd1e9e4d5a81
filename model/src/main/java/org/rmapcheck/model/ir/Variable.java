package org.rmapcheck.model.ir;

import java.util.List;

/**
 * A declared variable: one value, or an array of values indexed by members of id sets.
 *
 * @param name unique within a model
 * @param type of each value
 * @param dimensions the index sets, outermost first; empty for a single value
 * @param kind what may be done with it
 * @param note what it stands for, in words
 */
public record Variable(String name, Type type, List<IdSet> dimensions, Kind kind, String note) {

  /** What may be done with a variable. */
  public enum Kind {
    /** Shared state: read and written by every process. */
    SHARED,
    /** One value per instance of one process, which alone uses it in its steps. */
    LOCAL,
    /** Written for the sake of properties; no guard and no assignment to another kind reads it. */
    GHOST,
    /** Never written; no part of the state. */
    CONSTANT
  }

  public Variable {
    dimensions = List.copyOf(dimensions);
  }

  /** Number of values: the product of the sizes of the index sets. */
  public int size() {
    int size = 1;
    for (IdSet dimension : dimensions) {
      size *= dimension.size();
    }
    return size;
  }

  /** The value at these indices, to be read, or to be written by an assignment. */
  public Expr.Read at(Expr... indices) {
    return new Expr.Read(this, List.of(indices));
  }

  /** The value of a variable without indices. */
  public Expr.Read value() {
    return at();
  }

  /** Position of an element in row-major order; the indices must be in range. */
  public int offset(List<Integer> indices) {
    int offset = 0;
    for (int d = 0; d < dimensions.size(); d++) {
      offset = offset * dimensions.get(d).size() + indices.get(d);
    }
    return offset;
  }

  /** Name of the element at a row-major position, such as {@code pte[cpu0/b0][p1]}. */
  public String elementName(int offset) {
    StringBuilder suffix = new StringBuilder();
    int rest = offset;
    for (int d = dimensions.size() - 1; d >= 0; d--) {
      IdSet set = dimensions.get(d);
      boolean implied = kind == Kind.LOCAL && d == 0 && set.size() == 1;
      if (!implied) {
        suffix.insert(0, "[" + set.members().get(rest % set.size()) + "]");
      }
      rest /= set.size();
    }
    return name + suffix;
  }

  /**
   * Of all components. Written out, here and in the other trees that are compared most: what a
   * record brings along goes by method handles, which are slow in a program of one second.
   */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Variable that
            && name.equals(that.name)
            && type.equals(that.type)
            && dimensions.equals(that.dimensions)
            && kind == that.kind
            && note.equals(that.note));
  }

  /** Of the name, which tells variables of one model apart: maps are keyed by them. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
