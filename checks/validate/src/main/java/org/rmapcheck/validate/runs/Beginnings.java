package org.rmapcheck.validate.runs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The states in which a log can find a buffer: a new one, and any one, where nobody is in a call.
 *
 * <p>The latter are reached with one task in a call at a time; that finds all of them is tested.
 */
final class Beginnings {

  private final Graph graph;
  private final Roles roles;
  private final boolean maps;

  Beginnings(Simulation simulation) {
    graph = simulation.graph;
    roles = simulation.roles();
    maps = graph.model.variable("vma_mapped").isPresent();
  }

  /** A buffer that nobody maps. */
  int fresh() {
    return graph.initial();
  }

  /** All states in which nobody is in a call, with or without the VMA. */
  Set<Integer> idle(boolean withVma) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    seen.add(graph.initial());
    open.add(graph.initial());
    Set<Integer> idle = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      int state = open.poll();
      int busy = busy(state);
      if (busy < 0 && (!maps || (graph.value(state, "vma_mapped", 0) != 0) == withVma)) {
        idle.add(state);
      }
      for (Graph.Edge edge : graph.edges(state)) {
        boolean turn = busy < 0 || busy == edge.instance() || !roles.isTask(edge.instance());
        if (turn && seen.add(edge.to())) {
          open.add(edge.to());
        }
      }
    }
    return idle;
  }

  /** The instance of a task that is not at rest, or -1. */
  private int busy(int state) {
    for (int i = 0; i < graph.instances().size(); i++) {
      if (roles.isTask(i) && !roles.atRest(i, graph, state)) {
        return i;
      }
    }
    return -1;
  }
}
