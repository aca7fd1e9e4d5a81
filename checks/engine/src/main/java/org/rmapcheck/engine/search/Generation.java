package org.rmapcheck.engine.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.state.VisitedSet;
import org.rmapcheck.engine.successors.CompiledSuccessors;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Expr;

/**
 * The successor function that a search uses. By default it is interpreted at first; when the search
 * turns out not to be a small one, it is compiled by another thread and then replaced. Results do
 * not depend on when.
 */
final class Generation {

  private static final int WORTH_COMPILING = 20_000;

  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final PropertyEvaluator properties;
  private final VisitedSet visited;
  private final AtomicReference<@Nullable CompiledSuccessors> ready = new AtomicReference<>();
  private SuccessorFunction function;
  private boolean waiting;

  Generation(
      CheckRequest request,
      StateLayout layout,
      GroundTransitions transitions,
      PropertyEvaluator properties,
      VisitedSet visited) {
    this.layout = layout;
    this.transitions = transitions;
    this.properties = properties;
    this.visited = visited;
    this.waiting = request.successors() == SuccessorSource.AUTO;
    if (request.successors() == SuccessorSource.COMPILED) {
      this.function = use(compile());
    } else {
      this.function = request.successors().of(layout, transitions);
    }
  }

  /** Between two rounds of a search: takes over what has been compiled, or has it compiled. */
  SuccessorFunction current(int states) {
    if (waiting && states > WORTH_COMPILING) {
      waiting = false;
      Thread compiler = new Thread(() -> ready.set(compile()), "compiler");
      compiler.setDaemon(true);
      compiler.start();
    }
    CompiledSuccessors compiled = ready.getAndSet(null);
    if (compiled != null) {
      function = use(compiled);
    }
    return function;
  }

  private SuccessorFunction use(CompiledSuccessors compiled) {
    properties.use(compiled);
    visited.rankBy(compiled);
    return compiled;
  }

  SuccessorFunction function() {
    return function;
  }

  private CompiledSuccessors compile() {
    List<Expr> conditions =
        StateFormula.of(layout.model()).stream().map(StateFormula::condition).toList();
    return new CompiledSuccessors(layout, transitions, conditions);
  }
}
