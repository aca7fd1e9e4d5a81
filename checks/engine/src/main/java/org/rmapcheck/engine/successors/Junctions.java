package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Conjunctions and disjunctions, short-circuit and left to right.
 *
 * <p>Tests of bits of one word are merged into one. That changes the order of evaluation, but only
 * among tests that cannot fail, which nobody can notice.
 */
final class Junctions {

  private Junctions() {}

  /** The conjunction; true when there are none. */
  static GroundTest all(List<GroundTest> conjuncts) {
    List<GroundTest> kept = new ArrayList<>();
    int runStart = 0;
    for (GroundTest conjunct : flat(conjuncts)) {
      if (conjunct.isTrue()) {
        continue;
      }
      if (conjunct.isFalse()) {
        if (runStart == 0) {
          return GroundTests.FALSE;
        }
        kept.subList(runStart, kept.size()).clear();
        kept.add(conjunct);
        break;
      }
      if (!merged(kept, runStart, conjunct)) {
        kept.add(conjunct);
      }
      if (conjunct.canFail()) {
        runStart = kept.size();
      }
    }
    return switch (kept.size()) {
      case 0 -> GroundTests.TRUE;
      case 1 -> kept.get(0);
      case 2 -> new Both(kept.get(0), kept.get(1));
      default -> new All(kept.toArray(GroundTest[]::new));
    };
  }

  /** The disjunction; false when there are none. */
  static GroundTest any(List<GroundTest> disjuncts) {
    return all(disjuncts.stream().map(GroundTest::negated).toList()).negated();
  }

  private static List<GroundTest> flat(List<GroundTest> conjuncts) {
    List<GroundTest> flat = new ArrayList<>();
    for (GroundTest conjunct : conjuncts) {
      if (conjunct instanceof All all) {
        flat.addAll(List.of(all.conjuncts));
      } else if (conjunct instanceof Both both) {
        flat.addAll(List.of(both.left, both.right));
      } else {
        flat.add(conjunct);
      }
    }
    return flat;
  }

  /** Merges a test of bits into an earlier one of the same word, with only safe tests between. */
  private static boolean merged(List<GroundTest> kept, int runStart, GroundTest conjunct) {
    if (conjunct instanceof GroundTests.Bits late && late.equal) {
      for (int i = runStart; i < kept.size(); i++) {
        if (kept.get(i) instanceof GroundTests.Bits early
            && early.equal
            && early.word == late.word
            && (early.mask & late.mask) == 0) {
          kept.set(
              i,
              new GroundTests.Bits(
                  early.word, early.mask | late.mask, early.bits | late.bits, true));
          return true;
        }
      }
    }
    return false;
  }

  private static GroundTest[] negated(GroundTest[] tests) {
    GroundTest[] negated = new GroundTest[tests.length];
    for (int i = 0; i < tests.length; i++) {
      negated[i] = tests[i].negated();
    }
    return negated;
  }

  private static boolean canFail(GroundTest[] tests) {
    for (GroundTest test : tests) {
      if (test.canFail()) {
        return true;
      }
    }
    return false;
  }

  private static final class Both extends GroundTest {
    private final GroundTest left;
    private final GroundTest right;

    Both(GroundTest left, GroundTest right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean test(long[] state) {
      return left.test(state) && right.test(state);
    }

    @Override
    boolean canFail() {
      return left.canFail() || right.canFail();
    }

    @Override
    GroundTest negated() {
      return new Any(new GroundTest[] {left.negated(), right.negated()});
    }

    @Override
    String java(JavaCode code) {
      return code.joined("boolean", " && ", List.of(left.java(code), right.java(code)));
    }
  }

  private static final class All extends GroundTest {
    private final GroundTest[] conjuncts;

    All(GroundTest[] conjuncts) {
      this.conjuncts = conjuncts;
    }

    @Override
    public boolean test(long[] state) {
      for (GroundTest conjunct : conjuncts) {
        if (!conjunct.test(state)) {
          return false;
        }
      }
      return true;
    }

    @Override
    boolean canFail() {
      return Junctions.canFail(conjuncts);
    }

    @Override
    GroundTest negated() {
      return new Any(Junctions.negated(conjuncts));
    }

    @Override
    String java(JavaCode code) {
      List<String> parts = Arrays.stream(conjuncts).map(test -> test.java(code)).toList();
      return code.joined("boolean", " && ", parts);
    }
  }

  private static final class Any extends GroundTest {
    private final GroundTest[] disjuncts;

    Any(GroundTest[] disjuncts) {
      this.disjuncts = disjuncts;
    }

    @Override
    public boolean test(long[] state) {
      for (GroundTest disjunct : disjuncts) {
        if (disjunct.test(state)) {
          return true;
        }
      }
      return false;
    }

    @Override
    boolean canFail() {
      return Junctions.canFail(disjuncts);
    }

    @Override
    GroundTest negated() {
      return all(List.of(Junctions.negated(disjuncts)));
    }

    @Override
    String java(JavaCode code) {
      List<String> parts = Arrays.stream(disjuncts).map(test -> test.java(code)).toList();
      return code.joined("boolean", " || ", parts);
    }
  }
}
