package org.rmapcheck.engine.successors;

/** The conditions that have no conditions as operands, and the choice between two. */
final class GroundTests {

  static final GroundTest TRUE = new Constant(true);
  static final GroundTest FALSE = new Constant(false);

  private GroundTests() {}

  static GroundTest of(boolean value) {
    return value ? TRUE : FALSE;
  }

  private static final class Constant extends GroundTest {
    private final boolean value;

    Constant(boolean value) {
      this.value = value;
    }

    @Override
    public boolean test(long[] state) {
      return value;
    }

    @Override
    boolean canFail() {
      return false;
    }

    @Override
    GroundTest negated() {
      return of(!value);
    }

    @Override
    String java(JavaCode code) {
      return "(" + value + ")";
    }
  }

  /** Whether some bits of one word are as given, or are not: the commonest of all conditions. */
  static final class Bits extends GroundTest {
    final int word;
    final long mask;
    final long bits;
    final boolean equal;

    Bits(int word, long mask, long bits, boolean equal) {
      this.word = word;
      this.mask = mask;
      this.bits = bits;
      this.equal = equal;
    }

    @Override
    public boolean test(long[] state) {
      return ((state[word] & mask) == bits) == equal;
    }

    @Override
    boolean canFail() {
      return false;
    }

    @Override
    GroundTest negated() {
      return new Bits(word, mask, bits, !equal);
    }

    @Override
    String java(JavaCode code) {
      return "((w"
          + word
          + " & "
          + JavaCode.hex(mask)
          + (equal ? ") == " : ") != ")
          + JavaCode.hex(bits)
          + ")";
    }
  }

  /** Whether two values are equal, or are not. */
  static final class Equal extends GroundTest {
    private final GroundValue left;
    private final GroundValue right;
    private final boolean equal;

    Equal(GroundValue left, GroundValue right, boolean equal) {
      this.left = left;
      this.right = right;
      this.equal = equal;
    }

    @Override
    public boolean test(long[] state) {
      return (left.value(state) == right.value(state)) == equal;
    }

    @Override
    boolean canFail() {
      return left.canFail() || right.canFail();
    }

    @Override
    GroundTest negated() {
      return new Equal(left, right, !equal);
    }

    @Override
    String java(JavaCode code) {
      String operator = equal ? " == " : " != ";
      return code.fit("boolean", "(" + left.java(code) + operator + right.java(code) + ")");
    }
  }

  /** Whether one value is less than another, or is not. */
  static final class Less extends GroundTest {
    private final GroundValue left;
    private final GroundValue right;
    private final boolean less;

    Less(GroundValue left, GroundValue right, boolean less) {
      this.left = left;
      this.right = right;
      this.less = less;
    }

    @Override
    public boolean test(long[] state) {
      return (left.value(state) < right.value(state)) == less;
    }

    @Override
    boolean canFail() {
      return left.canFail() || right.canFail();
    }

    @Override
    GroundTest negated() {
      return new Less(left, right, !less);
    }

    @Override
    String java(JavaCode code) {
      String operator = less ? " < " : " >= ";
      return code.fit("boolean", "(" + left.java(code) + operator + right.java(code) + ")");
    }
  }

  /** One of two conditions, as a third one decides. */
  static final class Choice extends GroundTest {
    private final GroundTest condition;
    private final GroundTest then;
    private final GroundTest otherwise;

    Choice(GroundTest condition, GroundTest then, GroundTest otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public boolean test(long[] state) {
      return condition.test(state) ? then.test(state) : otherwise.test(state);
    }

    @Override
    boolean canFail() {
      return condition.canFail() || then.canFail() || otherwise.canFail();
    }

    @Override
    GroundTest negated() {
      return new Choice(condition, then.negated(), otherwise.negated());
    }

    @Override
    String java(JavaCode code) {
      String either = then.java(code) + " : " + otherwise.java(code);
      return code.fit("boolean", "(" + condition.java(code) + " ? " + either + ")");
    }
  }
}
