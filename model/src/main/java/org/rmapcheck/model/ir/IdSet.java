package org.rmapcheck.model.ir;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A finite set of identities, such as the pages of a buffer or the CPUs of a machine.
 *
 * <p>An <em>unordered</em> set (a scalarset) offers only equality, indexing, quantification and
 * choice, so that its members are interchangeable by construction. An <em>ordered</em> set (a
 * range) also has a first member, a successor and {@code <}.
 *
 * @param name unique within a model
 * @param members display names, one per identity; identity {@code i} has raw value {@code i}
 * @param ordered whether the members have an order that a model may use
 */
public record IdSet(String name, List<String> members, boolean ordered) {

  private static final Pattern OF_PASSES = Pattern.compile(".*_\\d+");

  public IdSet {
    members = List.copyOf(members);
  }

  public int size() {
    return members.size();
  }

  /**
   * The constant for member {@code i}; out of range is a validation error of the model using it.
   */
  public Expr.Const member(int i) {
    return new Expr.Const(new Type.Id(this, false), i);
  }

  public Expr.Const first() {
    return member(0);
  }

  /** The extra value of an optional id over this set. */
  public Expr.Const none() {
    return new Expr.Const(new Type.Id(this, true), Type.NONE);
  }

  /**
   * A name bound by a choice, a quantifier or a {@code setAll} over this set.
   *
   * @throws IllegalArgumentException if the name ends as those do that passes make: {@code _1}
   */
  public Expr.Bound any(String boundName) {
    if (OF_PASSES.matcher(boundName).matches()) {
      throw new IllegalArgumentException(
          "names that end in an underscore and a number are for passes: " + boundName);
    }
    return new Expr.Bound(boundName, this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof IdSet that
            && name.equals(that.name)
            && ordered == that.ordered
            && members.equals(that.members));
  }

  /** Of the name, which tells sets of one model apart: maps are keyed by them. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
