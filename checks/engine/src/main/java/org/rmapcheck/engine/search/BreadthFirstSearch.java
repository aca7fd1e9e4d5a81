package org.rmapcheck.engine.search;

import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.SearchStrategy;
import org.rmapcheck.engine.successors.CompiledSuccessors;
import org.rmapcheck.model.ir.Model;

/**
 * Level after level, by several threads.
 *
 * <p>Exact: states are stored whole. Each property gets a violation of the fewest steps; among
 * several, always the first in discovery order (transitions by instance, arm and choices), whatever
 * the number of threads. Up to 2<sup>31</sup> states.
 */
public final class BreadthFirstSearch implements SearchStrategy {

  /** The Java text that is compiled for a model: successors, invariants and goals. */
  public static String generatedJava(Model model) {
    return CompiledSuccessors.source(
        model, StateFormula.of(model).stream().map(StateFormula::condition).toList());
  }

  @Override
  public String name() {
    return "breadth-first";
  }

  @Override
  public Outcome check(CheckRequest request) {
    return new BreadthFirstRun(request).run();
  }
}
