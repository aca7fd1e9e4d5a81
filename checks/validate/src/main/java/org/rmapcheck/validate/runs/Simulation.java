package org.rmapcheck.validate.runs;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.MappingException;

/**
 * The model as a machine that reads events: from the set of the states that are possible before an
 * event to the set of those possible behind it, with any steps in between that no event would show.
 * Sets and answers are kept, so that in the long run an event costs one look-up: the model is made
 * deterministic as far as a log asks.
 *
 * <p>Exact: a state is in a set if and only if a run of the model leads there that shows the events
 * so far.
 */
final class Simulation {

  private static final int LIMIT = 200_000;

  private static final BitSet NONE = new BitSet();

  /** Stands for what backs the page, where no local variable of the process holds it. */
  static final String BACKING = "backing";

  private record Question(int set, Context context, Record event) {}

  private record Closing(int set, Context context) {}

  /** A closed set, and by member the steps that every way there takes. */
  private record Closed(int set, Map<Node, BitSet> taken) {}

  /**
   * What an event leads to.
   *
   * @param set the states possible behind it
   * @param taken labels of steps that have certainly been taken since the event before
   */
  record Answer(int set, BitSet taken) {}

  final Graph graph;
  final Rules rules;
  final StateSets sets = new StateSets();
  private final Map<BitSet, BitSet> takens = new HashMap<>();
  private final Roles roles;
  private final int places;
  private final int frames;
  private final Map<Question, Answer> answers = new HashMap<>();
  private final Map<Closing, Closed> closures = new HashMap<>();

  Simulation(Mapping mapping) throws MappingException {
    graph = new Graph(mapping);
    rules = new Rules(mapping, graph.labels);
    roles = new Roles(mapping, graph);
    places = graph.size("Places");
    frames = graph.size("Frames");
  }

  Roles roles() {
    return roles;
  }

  /** The set of one state in which nobody does anything. */
  int only(int state) {
    return sets.of(List.of(Node.idle(state, graph.instances().size(), places)));
  }

  /** The set of these states, in which nobody does anything. */
  int all(Set<Integer> states) {
    return sets.of(
        states.stream().map(s -> Node.idle(s, graph.instances().size(), places)).toList());
  }

  /** The states possible behind an event. */
  Answer behind(int set, Context context, Observation event) {
    Closed before = closed(set, context);
    Question question = new Question(before.set(), context, event);
    Answer known = answers.get(question);
    if (known == null) {
      Set<Node> from = new LinkedHashSet<>();
      int behind =
          event.behind() < 0
              ? entry(before.set(), context, event, from)
              : returned(before.set(), event, from);
      known = new Answer(behind, taken(before, from));
      answers.put(question, known);
    }
    return known;
  }

  /** The states possible behind a mark of a user program. */
  int behind(int set, Context context, AccessMark mark) {
    Question question = new Question(closure(set, context), context, mark);
    Answer known = answers.get(question);
    if (known == null) {
      Set<Node> behind = new LinkedHashSet<>();
      for (Node node : sets.members(question.set())) {
        if (mark.ends()) {
          node.contents.end(mark.task(), mark.value()).ifPresent(c -> behind.add(node.with(c)));
        } else {
          behind.add(
              node.with(node.contents.begin(mark.task(), mark.store(), mark.word(), mark.value())));
        }
      }
      known = new Answer(sets.of(behind), NONE);
      answers.put(question, known);
    }
    return known.set();
  }

  private static BitSet taken(Closed before, Set<Node> from) {
    BitSet certain = new BitSet();
    boolean first = true;
    for (Node node : from) {
      BitSet taken = before.taken().getOrDefault(node, new BitSet());
      if (first) {
        certain.or(taken);
      } else {
        certain.and(taken);
      }
      first = false;
    }
    return certain;
  }

  /** All states that steps lead to which show nothing. */
  int closure(int set, Context context) {
    return closed(set, context).set();
  }

  private Closed closed(int set, Context context) {
    Closing closing = new Closing(set, context);
    Closed known = closures.get(closing);
    if (known == null) {
      Map<Node, BitSet> reached = close(sets.members(set), context);
      known = new Closed(sets.of(reached.keySet()), reached);
      closures.put(closing, known);
    }
    return known;
  }

  private Map<Node, BitSet> close(List<Node> from, Context context) {
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
          Node next = settled(copied(node.at(edge.to(), edge.renewed()), edge), edge.instance());
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
    return edge.copied().equals(Graph.Copied.NOTHING)
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

  /** An instance that has come to rest and was to end belongs to nobody. */
  private Node settled(Node node, int instance) {
    boolean over = node.leaves(instance) && roles.atRest(instance, graph, node.state);
    return roles.sorted(over ? node.owned(instance, Node.NOBODY) : node, graph);
  }

  private int entry(int before, Context context, Observation event, Set<Node> from) {
    Rules.Rule rule = rules.at(event.rule());
    Set<Node> behind = new LinkedHashSet<>();
    for (Node node : sets.members(before)) {
      int size = behind.size();
      if (rule.entry().isEmpty()) {
        told(node, rule, event, behind);
      }
      for (Rules.Places places : rule.entry()) {
        List<Node> now = roles.bound(node, event.task(), places, rule.of(), graph);
        boolean same = now.size() == 1 && now.get(0).equals(node);
        for (Node one : same || now.isEmpty() ? now : close(now, context).keySet()) {
          if (roles.are(one, event.task(), places, graph)) {
            told(one, rule, event, behind);
          }
        }
      }
      if (behind.size() > size) {
        from.add(node);
      }
    }
    return sets.of(behind);
  }

  /** Keeps a node if it is as the arguments of the event tell. */
  private void told(Node node, Rules.Rule rule, Observation event, Set<Node> behind) {
    if (event.memory() >= 0 && graph.value(node.state, "memory", 0) != event.memory()) {
      return;
    }
    if (event.flag() >= 0) {
      for (int i : roles.instances(node, event.task())) {
        if (!graph.hasLocal(i, rule.of().when().local())
            || graph.local(node.state, i, rule.of().when().local()) != event.flag()) {
          return;
        }
      }
    }
    if (event.page() == 0) {
      behind.add(node);
      return;
    }
    for (int i : roles.instances(node, event.task())) {
      String local = rule.of().pfn().of().get(graph.instances().get(i).process().name());
      if (local == null) {
        continue;
      }
      long place =
          local.equals(BACKING) ? graph.backing(node.state) : graph.local(node.state, i, local);
      if (place != Type.NONE && isVram((int) place) == event.vram()) {
        int known = node.page((int) place);
        if (known == 0 || known == event.page()) {
          behind.add(node.holding((int) place, event.page()));
        }
      }
    }
  }

  private boolean isVram(int place) {
    return place >= frames && place < frames + graph.size("VramSlots");
  }

  private int returned(int before, Observation event, Set<Node> from) {
    Rules.Rule rule = rules.at(event.rule());
    List<Rules.Places> at = rule.behind().get(event.behind());
    boolean ends = rule.of().returns().get(event.behind()).ends();
    Set<Node> behind = new LinkedHashSet<>();
    for (Node node : sets.members(before)) {
      boolean fits = at.isEmpty();
      for (Rules.Places places : at) {
        fits |= roles.are(node, event.task(), places, graph);
      }
      if (fits) {
        from.add(node);
        behind.add(ends ? ended(node, event.task()) : node);
      }
    }
    return sets.of(behind);
  }

  private Node ended(Node node, int task) {
    Node now = node;
    for (int i : roles.instances(node, task)) {
      now = settled(now.leaving(i), i);
    }
    return now;
  }

  /** How much has been kept. */
  String size() {
    return graph.size()
        + " states, "
        + sets.nodeCount()
        + " nodes, "
        + sets.count()
        + " sets, "
        + answers.size()
        + " answers";
  }
}
