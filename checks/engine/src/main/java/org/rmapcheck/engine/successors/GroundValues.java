package org.rmapcheck.engine.successors;

import java.util.Arrays;
import java.util.List;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.semantics.ModelError;

/** The numbers that occur in ground trees. */
final class GroundValues {

  private GroundValues() {}

  /** The same in every state. */
  static final class Constant extends GroundValue {
    private final long value;

    Constant(long value) {
      this.value = value;
    }

    @Override
    long value(long[] state) {
      return value;
    }

    @Override
    long low() {
      return value;
    }

    @Override
    long high() {
      return value;
    }

    @Override
    boolean canFail() {
      return false;
    }

    @Override
    String java(JavaCode code) {
      return JavaCode.number(value);
    }
  }

  /** What one field of the state holds. */
  static final class Fixed extends GroundValue {
    final Field field;
    private final int word;
    private final int shift;
    private final long mask;
    private final long low;

    Fixed(Field field) {
      this.field = field;
      this.word = field.word();
      this.shift = field.shift();
      this.mask = field.mask() >>> shift;
      this.low = field.low();
    }

    @Override
    long value(long[] state) {
      return low + ((state[word] >>> shift) & mask);
    }

    @Override
    long low() {
      return low;
    }

    @Override
    long high() {
      return field.high();
    }

    @Override
    boolean canFail() {
      return false;
    }

    @Override
    String java(JavaCode code) {
      String bits =
          "((w" + word + (shift == 0 ? "" : " >>> " + shift) + ") & " + JavaCode.hex(mask) + ")";
      return low == 0 ? bits : "(" + bits + " + " + JavaCode.number(low) + ")";
    }
  }

  /** What the element of an array holds whose indices depend on the state. */
  static final class Element extends GroundValue {
    private final GroundOffset offset;
    private final Fixed[] elements;
    private final long low;
    private final long high;

    Element(GroundOffset offset, Fixed[] elements) {
      this.offset = offset;
      this.elements = elements;
      this.low = Arrays.stream(elements).mapToLong(Fixed::low).min().orElse(0);
      this.high = Arrays.stream(elements).mapToLong(Fixed::high).max().orElse(0);
    }

    @Override
    long value(long[] state) {
      return elements[offset.offset(state)].value(state);
    }

    @Override
    long low() {
      return low;
    }

    @Override
    long high() {
      return high;
    }

    @Override
    boolean canFail() {
      return offset.canFail();
    }

    @Override
    String java(JavaCode code) {
      return code.fit("long", code.element(offset.variable(), offset.java(code), elements));
    }
  }

  /** The element of a constant array whose indices depend on the state. */
  static final class TableElement extends GroundValue {
    private final GroundOffset offset;
    private final long[] table;
    private final Type type;

    TableElement(GroundOffset offset, long[] table, Type type) {
      this.offset = offset;
      this.table = table;
      this.type = type;
    }

    @Override
    long value(long[] state) {
      return table[offset.offset(state)];
    }

    @Override
    long low() {
      return type.low();
    }

    @Override
    long high() {
      return type.high();
    }

    @Override
    boolean canFail() {
      return offset.canFail();
    }

    @Override
    String java(JavaCode code) {
      return code.fit("long", code.tableElement(offset.variable(), offset.java(code), table));
    }
  }

  /** A condition as a number: 0 or 1. */
  static final class Truth extends GroundValue {
    final GroundTest test;

    Truth(GroundTest test) {
      this.test = test;
    }

    @Override
    long value(long[] state) {
      return test.test(state) ? 1 : 0;
    }

    @Override
    long low() {
      return 0;
    }

    @Override
    long high() {
      return 1;
    }

    @Override
    boolean canFail() {
      return test.canFail();
    }

    @Override
    String java(JavaCode code) {
      return "(" + test.java(code) + " ? 1L : 0L)";
    }
  }

  /** How many of some conditions hold. */
  static final class Count extends GroundValue {
    private final GroundTest[] tests;

    Count(GroundTest[] tests) {
      this.tests = tests;
    }

    @Override
    long value(long[] state) {
      long count = 0;
      for (GroundTest test : tests) {
        count += test.test(state) ? 1 : 0;
      }
      return count;
    }

    @Override
    long low() {
      return 0;
    }

    @Override
    long high() {
      return tests.length;
    }

    @Override
    boolean canFail() {
      for (GroundTest test : tests) {
        if (test.canFail()) {
          return true;
        }
      }
      return false;
    }

    @Override
    String java(JavaCode code) {
      List<String> parts =
          Arrays.stream(tests).map(test -> "(" + test.java(code) + " ? 1L : 0L)").toList();
      return code.joined("long", " + ", parts);
    }
  }

  /** One of two numbers, as a condition decides. */
  static final class Choice extends GroundValue {
    private final GroundTest condition;
    private final GroundValue then;
    private final GroundValue otherwise;

    Choice(GroundTest condition, GroundValue then, GroundValue otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    long value(long[] state) {
      return condition.test(state) ? then.value(state) : otherwise.value(state);
    }

    @Override
    long low() {
      return Math.min(then.low(), otherwise.low());
    }

    @Override
    long high() {
      return Math.max(then.high(), otherwise.high());
    }

    @Override
    boolean canFail() {
      return condition.canFail() || then.canFail() || otherwise.canFail();
    }

    @Override
    String java(JavaCode code) {
      String either = then.java(code) + " : " + otherwise.java(code);
      return code.fit("long", "(" + condition.java(code) + " ? " + either + ")");
    }
  }

  /** Always a model error. */
  static final class Failure extends GroundValue {
    private final String message;

    Failure(String message) {
      this.message = message;
    }

    @Override
    long value(long[] state) {
      throw new ModelError(message);
    }

    @Override
    long low() {
      return Long.MIN_VALUE;
    }

    @Override
    long high() {
      return Long.MAX_VALUE;
    }

    @Override
    boolean canFail() {
      return true;
    }

    @Override
    String java(JavaCode code) {
      return "CompiledCode.failure()";
    }
  }
}
