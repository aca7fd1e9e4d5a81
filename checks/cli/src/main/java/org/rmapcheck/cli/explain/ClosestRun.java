package org.rmapcheck.cli.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * The run of another model that is closest to a given one: fewest differing steps, found by
 * shortest paths over pairs of a state of the other model and a position in the run. A step of the
 * other model may differ from its counterpart, have none, or be missing; only the process whose
 * turn it is in the given run may take extra steps, which keeps the search small.
 */
final class ClosestRun {

  private static final int DIFFERS = 1;
  private static final int EXTRA = 1;
  private static final int MISSING = 3;
  private static final int MOST_PAIRS = 60_000;

  /**
   * A row of the two runs side by side.
   *
   * @param left position in the given run, from 1; 0 if the other one has a step of its own
   * @param right position in the other run, from 1; 0 if it has no counterpart
   * @param same whether both go the same way
   */
  record Row(int left, int right, boolean same) {}

  /** The other run, row by row. */
  record Aligned(Path right, List<Row> rows) {
    Aligned {
      rows = List.copyOf(rows);
    }
  }

  private record Pair(State state, int position) {}

  private record Node(
      Pair at, int cost, int order, Optional<Node> before, Optional<Transition> step, Row row) {
    int rights() {
      return row.right();
    }
  }

  private final ReferenceInterpreter other;
  private final List<String> processes;
  private final List<Transition> run;
  private int order;

  ClosestRun(Path run, Model other) {
    this.other = new ReferenceInterpreter(other);
    this.processes = other.instances().stream().map(Model.Instance::name).toList();
    this.run = run.steps();
  }

  /** The closest run; empty if the search gets too large. */
  Optional<Aligned> find() {
    PriorityQueue<Node> open =
        new PriorityQueue<>(Comparator.comparingInt(Node::cost).thenComparingInt(Node::order));
    Set<Pair> done = new HashSet<>();
    Pair start = new Pair(other.initial(), 0);
    open.add(new Node(start, 0, 0, Optional.empty(), Optional.empty(), new Row(0, 0, true)));
    while (!open.isEmpty() && done.size() < MOST_PAIRS) {
      Node node = open.poll();
      if (node.at().position() == run.size()) {
        return Optional.of(aligned(node));
      }
      if (done.add(node.at())) {
        open.addAll(next(node));
      }
    }
    return Optional.empty();
  }

  private List<Node> next(Node node) {
    List<Node> next = new ArrayList<>();
    int position = node.at().position();
    Transition wanted = run.get(position);
    int instance = processes.indexOf(wanted.who().name());
    State state = node.at().state();
    if (instance >= 0) {
      try {
        for (Transition step : other.enabled(state, instance)) {
          State after = other.execute(state, step).state();
          if (step.step().label().equals(wanted.step().label())) {
            boolean same = sameWay(step, wanted);
            next.add(step(node, step, after, position + 1, same ? 0 : DIFFERS, same));
          }
          if (!after.equals(state)) {
            next.add(step(node, step, after, position, EXTRA, false));
          }
        }
      } catch (ModelError e) {
        next.clear();
      }
    }
    next.add(
        new Node(
            new Pair(state, position + 1),
            node.cost() + MISSING,
            ++order,
            Optional.of(node),
            Optional.empty(),
            new Row(position + 1, 0, false)));
    return next;
  }

  private Node step(Node from, Transition step, State after, int position, int cost, boolean same) {
    boolean extra = position == from.at().position();
    return new Node(
        new Pair(after, position),
        from.cost() + cost,
        ++order,
        Optional.of(from),
        Optional.of(step),
        new Row(extra ? 0 : position, 1, same));
  }

  private static boolean sameWay(Transition a, Transition b) {
    return a.arm().target().equals(b.arm().target()) && a.choices().equals(b.choices());
  }

  private Aligned aligned(Node last) {
    Deque<Node> nodes = new ArrayDeque<>();
    for (Optional<Node> at = Optional.of(last); at.isPresent(); at = at.get().before()) {
      nodes.addFirst(at.get());
    }
    List<Row> rows = new ArrayList<>();
    List<Transition> steps = new ArrayList<>();
    List<State> states = new ArrayList<>();
    for (Node node : nodes) {
      if (node.before().isEmpty()) {
        states.add(node.at().state());
        continue;
      }
      node.step().ifPresent(steps::add);
      if (node.step().isPresent()) {
        states.add(node.at().state());
      }
      int right = node.rights() == 0 ? 0 : steps.size();
      rows.add(new Row(node.row().left(), right, node.row().same()));
    }
    return new Aligned(new Path(steps, states), rows);
  }
}
