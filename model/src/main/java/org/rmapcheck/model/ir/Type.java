package org.rmapcheck.model.ir;

import java.util.Arrays;
import java.util.List;

/**
 * The type of a variable or expression. Every value is a {@code long} ("raw value"): booleans are 0
 * and 1, enumeration values their ordinal, ids their index, {@link #NONE} for no id.
 */
public sealed interface Type {

  /** Raw value of an optional id that names no member. */
  long NONE = -1;

  /** Smallest raw value. */
  long low();

  /** Largest raw value. */
  long high();

  /** The raw value as people read it. */
  String show(long raw);

  default boolean contains(long raw) {
    return low() <= raw && raw <= high();
  }

  /** Truth values. */
  record Bool() implements Type {
    @Override
    public long low() {
      return 0;
    }

    @Override
    public long high() {
      return 1;
    }

    @Override
    public String show(long raw) {
      return raw == 0 ? "false" : raw == 1 ? "true" : "bool#" + raw;
    }

    @Override
    public String toString() {
      return "bool";
    }
  }

  /** Integers from {@code low} to {@code high}, both included. */
  record IntRange(long low, long high) implements Type {
    @Override
    public String show(long raw) {
      return Long.toString(raw);
    }

    @Override
    public String toString() {
      return "int " + low + ".." + high;
    }
  }

  /** A named list of symbolic values. */
  record Enumeration(String name, List<String> values) implements Type {
    public Enumeration {
      values = List.copyOf(values);
    }

    public static Enumeration of(Class<? extends Enum<?>> javaEnum) {
      return new Enumeration(
          javaEnum.getSimpleName(),
          Arrays.stream(javaEnum.getEnumConstants()).map(Enum::name).toList());
    }

    @Override
    public long low() {
      return 0;
    }

    @Override
    public long high() {
      return values.size() - 1L;
    }

    @Override
    public String show(long raw) {
      return contains(raw) ? values.get((int) raw) : name + "#" + raw;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A member of {@code set}, or also {@link #NONE} when {@code optional}. */
  record Id(IdSet set, boolean optional) implements Type {
    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Id that && optional == that.optional && set.equals(that.set));
    }

    @Override
    public int hashCode() {
      return set.hashCode() * 2 + (optional ? 1 : 0);
    }

    @Override
    public long low() {
      return optional ? NONE : 0;
    }

    @Override
    public long high() {
      return set.size() - 1L;
    }

    @Override
    public String show(long raw) {
      if (raw == NONE) {
        return "none";
      }
      return 0 <= raw && raw < set.size() ? set.members().get((int) raw) : set.name() + "#" + raw;
    }

    @Override
    public String toString() {
      return optional ? set.name() + " or none" : set.name();
    }
  }
}
