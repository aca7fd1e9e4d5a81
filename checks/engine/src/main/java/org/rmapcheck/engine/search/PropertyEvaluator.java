package org.rmapcheck.engine.search;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.CompiledCode;
import org.rmapcheck.engine.successors.CompiledSuccessors;
import org.rmapcheck.engine.successors.GroundCompiler;
import org.rmapcheck.engine.successors.GroundTest;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.semantics.ModelError;

/**
 * Evaluates the properties of a model on packed states: the one place that does. Assertions in
 * steps come with the successors.
 *
 * <p>Each formula is evaluated until it is decided: an invariant until it is false, a goal until it
 * is true. Which ones are open is kept by {@link #open}; each thread works on a copy.
 */
public final class PropertyEvaluator {

  /** Is told about formulas, each at most once. */
  interface Sink {
    /** An invariant is false, or a goal true, in the state. */
    void decided(int formula);

    /** A formula cannot be evaluated in the state. */
    void failed(int formula);
  }

  private final List<StateFormula> formulas;
  private final GroundTest[] tests;
  private final long[] open;
  private final long[] invariants;
  private final Field[] counters;
  private final boolean[][] rest;
  private Optional<CompiledSuccessors> compiled = Optional.empty();

  PropertyEvaluator(StateLayout layout) {
    this.formulas = StateFormula.of(layout.model());
    GroundCompiler compiler = new GroundCompiler(layout);
    this.tests =
        formulas.stream().map(f -> compiler.closed(f.condition())).toArray(GroundTest[]::new);
    this.open = new long[(tests.length + Long.SIZE - 1) / Long.SIZE];
    this.invariants = new long[open.length];
    for (int f = 0; f < tests.length; f++) {
      open[f / Long.SIZE] |= 1L << f;
      if (formulas.get(f).isInvariant()) {
        invariants[f / Long.SIZE] |= 1L << f;
      }
    }
    List<Model.Instance> instances = layout.instances();
    this.counters = new Field[instances.size()];
    this.rest = new boolean[instances.size()][];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = layout.counter(i);
      rest[i] = rest(instances.get(i).process());
    }
  }

  private static boolean[] rest(Process process) {
    boolean[] rest = new boolean[process.steps().size()];
    for (int s = 0; s < rest.length; s++) {
      rest[s] = process.rest().contains(process.steps().get(s).label());
    }
    return rest;
  }

  /** From now on asks code that was compiled with the formulas of this model. */
  void use(CompiledSuccessors code) {
    compiled = Optional.of(code);
  }

  StateFormula formula(int f) {
    return formulas.get(f);
  }

  /** The open formulas, as bits; a copy. */
  long[] open() {
    return open.clone();
  }

  boolean isOpen(int f) {
    return (open[f / Long.SIZE] >>> f & 1) != 0;
  }

  /** Takes note that a formula need not be evaluated any more. */
  void close(int f) {
    open[f / Long.SIZE] &= ~(1L << f);
  }

  /**
   * Evaluates open formulas in a new state.
   *
   * @param stillOpen the formulas to evaluate; those that are decided are taken out
   * @param words an array with the state at {@code at}
   * @param space of the length of a state, for working
   */
  void evaluate(long[] stillOpen, long[] words, int at, long[] space, Sink sink) {
    boolean copied = false;
    for (int group = 0; group < stillOpen.length; group++) {
      long asked = stillOpen[group];
      if (asked == 0 || (compiled.isPresent() && isUneventful(group, asked, words, at))) {
        continue;
      }
      if (!copied) {
        System.arraycopy(words, at, space, 0, space.length);
        copied = true;
      }
      for (long left = asked; left != 0; left &= left - 1) {
        int f = group * Long.SIZE + Long.numberOfTrailingZeros(left);
        if (!isUndecided(f, space, sink)) {
          stillOpen[group] &= ~(1L << f);
        }
      }
    }
  }

  private boolean isUneventful(int group, long asked, long[] words, int at) {
    try {
      long holding = compiled.get().holding(group, asked, words, at);
      return ((holding ^ invariants[group]) & asked) == 0;
    } catch (CompiledCode.Trouble e) {
      return false;
    }
  }

  private boolean isUndecided(int f, long[] state, Sink sink) {
    try {
      if (tests[f].test(state) == formulas.get(f).isInvariant()) {
        return true;
      }
      sink.decided(f);
    } catch (ModelError e) {
      sink.failed(f);
    }
    return false;
  }

  /** Whether a state without changing transitions is a deadlock: some instance may not rest. */
  boolean isStuck(long[] state) {
    for (int i = 0; i < counters.length; i++) {
      if (!rest[i][(int) counters[i].get(state)]) {
        return true;
      }
    }
    return false;
  }
}
