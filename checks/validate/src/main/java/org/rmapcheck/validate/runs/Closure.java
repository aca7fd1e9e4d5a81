package org.rmapcheck.validate.runs;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All states that steps lead to which no event shows, from a set of states, in a context. */
final class Closure {

  private static final int LIMIT = 200_000;

  private static final BitSet NONE = new BitSet();

  private record Closing(int set, Context context) {}

  /** A closed set, and by member the steps that every way there takes. */
  record Closed(int set, Map<Node, BitSet> taken) {}

  private final Graph graph;
  private final Roles roles;
  private final StateSets sets;
  private final Map<BitSet, BitSet> takens = new HashMap<>();
  private final Map<Closing, Closed> closures = new HashMap<>();

  Closure(Graph graph, Roles roles, StateSets sets) {
    this.graph = graph;
    this.roles = roles;
    this.sets = sets;
  }

  /** The closure of a set; kept for the next time. */
  Closed of(int set, Context context) {
    Closing closing = new Closing(set, context);
    Closed known = closures.get(closing);
    if (known == null) {
      Map<Node, BitSet> reached = of(sets.members(set), context);
      known = new Closed(sets.of(reached.keySet()), reached);
      closures.put(closing, known);
    }
    return known;
  }

  /** The states that steps lead to from these, each with the steps that every way there takes. */
  Map<Node, BitSet> of(List<Node> from, Context context) {
    Map<Node, BitSet> reached = new LinkedHashMap<>();
    Deque<Node> open = new ArrayDeque<>();
    for (Node node : from) {
      reached.put(node, NONE);
      open.add(node);
    }
    while (!open.isEmpty()) {
      Node node = open.poll();
      BitSet so = reached.getOrDefault(node, NONE);
      for (Graph.Edge edge : graph.edges(node.state)) {
        if (allowed(node, edge, context)) {
          Node next =
              roles.settled(
                  copied(node.at(edge.to(), edge.renewed()), edge), edge.instance(), graph);
          BitSet taken = (BitSet) so.clone();
          taken.set(edge.label());
          if (merge(reached, next, taken)) {
            open.add(next);
          }
        }
      }
      if (node.contents.pending()) {
        access(node, so, reached, open);
      }
      if (reached.size() > LIMIT) {
        throw new LimitException(
            "more than " + LIMIT + " states are possible at once: the mapping covers too little");
      }
    }
    return reached;
  }

  private static Node copied(Node node, Graph.Edge edge) {
    return edge.copied().equals(Effects.Copied.NOTHING)
        ? node
        : node.with(node.contents.copied(edge.copied().from(), edge.copied().to()));
  }

  /** An access of a user happens at any place that can be reached. */
  private void access(Node node, BitSet so, Map<Node, BitSet> reached, Deque<Node> open) {
    for (int place : graph.reachable(node.state)) {
      for (int task = 0; node.contents.tasks() >> task != 0; task++) {
        node.contents
            .access(task, place)
            .map(node::with)
            .filter(next -> merge(reached, next, so))
            .ifPresent(open::add);
      }
    }
  }

  /** Notes a way to a node; whether that tells more of the node or of what is behind it. */
  private boolean merge(Map<Node, BitSet> reached, Node next, BitSet taken) {
    BitSet known = reached.get(next);
    if (known == null) {
      reached.put(next, kept(taken));
      return true;
    }
    BitSet both = (BitSet) known.clone();
    both.and(taken);
    if (both.equals(known)) {
      return false;
    }
    reached.put(next, kept(both));
    return true;
  }

  private BitSet kept(BitSet taken) {
    return takens.computeIfAbsent(taken, t -> t);
  }

  private boolean allowed(Node node, Graph.Edge edge, Context context) {
    int instance = edge.instance();
    if (!roles.isTask(instance)) {
      return edge.guard() == 0 && roles.acts(node, instance, graph);
    }
    int owner = node.owner(instance);
    if (owner == Node.NOBODY) {
      return edge.guard() == 0 && roles.free(node, instance, graph.counter(node.state, instance));
    }
    return edge.guard() == 0 || context.allows(owner, edge.guard());
  }
}
