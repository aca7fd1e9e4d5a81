package org.rmapcheck.engine.successors;

import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.semantics.ModelError;

/** Addition, subtraction and the successor of an id. */
final class Sums {

  private Sums() {}

  /** A sum or difference; a model error where it does not fit 64 bits. */
  static GroundValue sum(GroundValue left, GroundValue right, boolean minus, String text) {
    Sum sum = new Sum(left, right, minus, text);
    return left.isConstant() && right.isConstant() && !sum.canFail()
        ? new GroundValues.Constant(sum.value(new long[0]))
        : sum;
  }

  private static final class Sum extends GroundValue {
    private final GroundValue left;
    private final GroundValue right;
    private final boolean minus;
    private final String text;
    private final boolean fits;
    private final long low;
    private final long high;

    Sum(GroundValue left, GroundValue right, boolean minus, String text) {
      this.left = left;
      this.right = right;
      this.minus = minus;
      this.text = text;
      long from = Long.MIN_VALUE;
      long to = Long.MAX_VALUE;
      boolean exact = true;
      try {
        from = add(left.low(), minus ? right.high() : right.low(), minus);
        to = add(left.high(), minus ? right.low() : right.high(), minus);
      } catch (ArithmeticException e) {
        exact = false;
      }
      this.fits = exact;
      this.low = exact ? from : Long.MIN_VALUE;
      this.high = exact ? to : Long.MAX_VALUE;
    }

    private static long add(long a, long b, boolean minus) {
      return minus ? Math.subtractExact(a, b) : Math.addExact(a, b);
    }

    @Override
    long value(long[] state) {
      long a = left.value(state);
      long b = right.value(state);
      if (fits) {
        return minus ? a - b : a + b;
      }
      try {
        return add(a, b, minus);
      } catch (ArithmeticException e) {
        throw new ModelError("'" + text + "' does not fit 64 bits");
      }
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
      return !fits || left.canFail() || right.canFail();
    }

    @Override
    String java(JavaCode code) {
      String a = left.java(code);
      String b = right.java(code);
      if (fits) {
        return code.fit("long", "(" + a + (minus ? " - " : " + ") + b + ")");
      }
      return code.fit("long", "CompiledCode." + (minus ? "minus(" : "plus(") + a + ", " + b + ")");
    }
  }

  /** The successor of an id of an ordered set; none after the last, a model error after none. */
  static final class Next extends GroundValue {
    private final GroundValue id;
    private final int size;
    private final String text;

    Next(GroundValue id, int size, String text) {
      this.id = id;
      this.size = size;
      this.text = text;
    }

    @Override
    long value(long[] state) {
      long value = id.value(state);
      if (value == Type.NONE) {
        throw new ModelError("'" + text + "' asks for the successor of none");
      }
      return value + 1 < size ? value + 1 : Type.NONE;
    }

    @Override
    long low() {
      return Type.NONE;
    }

    @Override
    long high() {
      return size - 1L;
    }

    @Override
    boolean canFail() {
      return id.low() <= Type.NONE || id.canFail();
    }

    @Override
    String java(JavaCode code) {
      return code.fit("long", "CompiledCode.next(" + id.java(code) + ", " + size + "L)");
    }
  }
}
