package org.rmapcheck.engine.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.engine.BoundedOutcome;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.PathProperties;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.ReferenceJudge;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Explores all runs of a bounded model, counts them, and judges each property on them.
 *
 * <p>Exact. Each step uses up a step of the bound, so states that differ in what is left are
 * different and there are no cycles: the number of runs to a state is the sum over the runs to its
 * predecessors. One thread; meant for bounds that a scheduler of real threads can follow.
 */
public final class BoundedSearch {

  /** There are more states within the bound than may be kept. */
  public static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int depth;

    TooLarge(int depth) {
      super("too many states at " + depth + " steps");
      this.depth = depth;
    }

    /** How many steps from the start the search had come. */
    public int depth() {
      return depth;
    }
  }

  private final BoundedModel bounded;
  private final StateLayout layout;
  private final GroundTransitions transitions;
  private final PropertyEvaluator properties;
  private final SuccessorFunction successors;
  private final SuccessorBuffer buffer;
  private final long maxStates;
  private final Map<String, BoundedNode> broken = new LinkedHashMap<>();
  private final Map<String, Integer> byAssertion = new LinkedHashMap<>();
  private final long[] open;
  private long states;
  private BigInteger schedules = BigInteger.ZERO;

  /**
   * Prepares a search.
   *
   * @param maxStates how many states may be kept
   */
  public BoundedSearch(BoundedModel bounded, long maxStates) {
    this.bounded = bounded;
    this.layout = StateLayout.of(bounded.model());
    this.transitions = GroundTransitions.of(bounded.model());
    this.properties = new PropertyEvaluator(layout);
    this.successors = SuccessorSource.INTERPRETED.of(layout, transitions);
    this.buffer = new SuccessorBuffer(layout.words());
    this.maxStates = maxStates;
    this.open = properties.open();
  }

  /**
   * Explores.
   *
   * @throws TooLarge if there are more states than may be kept
   * @throws ModelError if the model is wrong
   * @throws CheckerBug if a finding does not replay on the reference interpreter
   */
  public BoundedOutcome run() {
    Map<String, Path> paths = prefix();
    int[] left = bounded.steps().stream().mapToInt(Integer::intValue).toArray();
    List<BoundedNode> level =
        List.of(BoundedNode.start(layout.pack(bounded.start()), left, BigInteger.ONE));
    judge(level.get(0));
    int depth = 0;
    while (!level.isEmpty()) {
      Map<BoundedNode, BoundedNode> next = new LinkedHashMap<>();
      for (BoundedNode node : level) {
        expand(node, next);
      }
      depth += next.isEmpty() ? 0 : 1;
      level = List.copyOf(next.keySet());
      if (states + level.size() > maxStates) {
        throw new TooLarge(depth);
      }
      states += level.size();
    }
    broken.forEach((id, node) -> paths.putIfAbsent(id, confirmed(id, node)));
    return new BoundedOutcome(states + 1, schedules, depth, paths);
  }

  /** What the run to the start breaks, each with the run up to there. */
  private Map<String, Path> prefix() {
    Map<String, Path> paths = new LinkedHashMap<>();
    Path whole = new Path(bounded.run(), bounded.states());
    var along = new PathProperties(bounded.model()).brokenAlong(whole);
    for (int k = 0; k < along.size(); k++) {
      for (String id : along.get(k)) {
        paths.put(id, new Path(bounded.run().subList(0, k), bounded.states().subList(0, k + 1)));
      }
    }
    return paths;
  }

  private void expand(BoundedNode node, Map<BoundedNode, BoundedNode> next) {
    successors.successors(node.words(), buffer);
    boolean changes = false;
    boolean goesOn = false;
    for (int i = 0; i < buffer.count(); i++) {
      int transition = buffer.transition(i);
      int instance = transitions.get(transition).instance();
      long[] words = new long[layout.words()];
      System.arraycopy(buffer.words(), buffer.offset(i), words, 0, words.length);
      boolean changing = !node.hasWords(words);
      changes |= changing;
      if (node.left(instance) == 0) {
        continue;
      }
      BoundedNode after =
          changing ? node.then(words, instance, transition) : node.lookingAt(transition);
      failed(buffer.failed(i), after);
      if (changing) {
        goesOn = true;
        BoundedNode known = next.putIfAbsent(after, after);
        if (known == null) {
          judge(after);
        } else {
          known.alsoFrom(node);
        }
      }
    }
    if (!goesOn) {
      schedules = schedules.add(node.runs());
    }
    if (!changes && properties.isStuck(node.words())) {
      broken.putIfAbsent(ReferenceJudge.DEADLOCK, node);
    }
  }

  private void failed(long assertions, BoundedNode after) {
    for (long mask = assertions; mask != 0; mask &= mask - 1) {
      String id = transitions.assertedProperties().get(Long.numberOfTrailingZeros(mask));
      if (broken.putIfAbsent(id, after) == null) {
        byAssertion.put(id, after.transition());
      }
    }
  }

  private void judge(BoundedNode node) {
    properties.evaluate(
        open,
        node.words(),
        0,
        new long[layout.words()],
        new PropertyEvaluator.Sink() {
          @Override
          public void decided(int formula) {
            StateFormula decided = properties.formula(formula);
            if (decided.isInvariant()) {
              broken.putIfAbsent(bounded.model().properties().get(decided.property()).id(), node);
            }
          }

          @Override
          public void failed(int formula) {
            throw new ModelError("a property cannot be evaluated in a state of the bounded run");
          }
        });
  }

  private Path confirmed(String id, BoundedNode node) {
    List<Transition> steps = new ArrayList<>(bounded.run());
    List<State> path = new ArrayList<>(bounded.states());
    for (BoundedNode step : node.fromStart()) {
      steps.add(transitions.get(step.transition()));
      path.add(layout.unpack(step.words()));
    }
    Path whole = new Path(steps, path);
    Replay replay = new Replay(bounded.model());
    if (id.equals(ReferenceJudge.DEADLOCK)) {
      replay.deadlock(whole);
    } else {
      Property property = bounded.model().property(id).orElseThrow();
      replay.violation(property, whole, byAssertion.containsKey(id));
    }
    return whole;
  }
}
