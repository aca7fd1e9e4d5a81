package org.rmapcheck.cli.mutate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.mutate.Mutants;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;

/**
 * The reachable graph of a model by the names of its variables and labels, so that graphs of models
 * of different layout can be compared. Self-loops are left out. For small graphs.
 */
final class Graph {

  private final Map<String, Set<String>> edges;

  private Graph(Map<String, Set<String>> edges) {
    this.edges = edges;
  }

  /** The graph; empty if it has more states than that, or a model error. */
  static Optional<Graph> of(Model model, int mostStates) {
    StateLayout layout = StateLayout.of(model);
    var function = new InterpretedSuccessors(layout, GroundTransitions.of(model));
    SuccessorBuffer buffer = new SuccessorBuffer(layout.words());
    Map<String, Set<String>> edges = new HashMap<>();
    Deque<long[]> open = new ArrayDeque<>();
    long[] initial = layout.pack(new ReferenceInterpreter(model).initial());
    edges.put(name(layout, initial), new HashSet<>());
    open.add(initial);
    try {
      while (!open.isEmpty()) {
        long[] words = open.remove();
        String from = name(layout, words);
        function.successors(words, buffer);
        for (int i = 0; i < buffer.count(); i++) {
          long[] next = new long[layout.words()];
          System.arraycopy(buffer.words(), buffer.offset(i), next, 0, next.length);
          String to = name(layout, next);
          if (!to.equals(from)) {
            edges.getOrDefault(from, new HashSet<>()).add(to);
          }
          if (edges.putIfAbsent(to, new HashSet<>()) == null) {
            open.add(next);
          }
        }
        if (edges.size() > mostStates) {
          return Optional.empty();
        }
      }
    } catch (ModelError e) {
      return Optional.empty();
    }
    return Optional.of(new Graph(edges));
  }

  private static String name(StateLayout layout, long[] words) {
    State state = layout.unpack(words);
    StringBuilder name = new StringBuilder();
    for (int location = 0; location < layout.locations().count(); location++) {
      name.append(layout.locations().name(location)).append('=');
      name.append(state.values().get(location)).append(' ');
    }
    for (int i = 0; i < layout.instances().size(); i++) {
      var process = layout.instances().get(i).process();
      name.append(process.steps().get(state.counters().get(i)).label()).append(' ');
    }
    return name.toString();
  }

  /** The states in which nobody is between the two parts of a split step. */
  Set<String> completed() {
    Set<String> completed = new HashSet<>(edges.keySet());
    completed.removeIf(state -> state.contains(Mutants.BETWEEN));
    return completed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Graph graph && edges.equals(graph.edges);
  }

  @Override
  public int hashCode() {
    return edges.keySet().hashCode();
  }
}
