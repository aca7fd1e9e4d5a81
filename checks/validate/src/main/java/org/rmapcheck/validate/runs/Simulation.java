package org.rmapcheck.validate.runs;

import java.util.BitSet;
import java.util.HashMap;
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

  private static final BitSet NONE = new BitSet();

  /** Stands for what backs the page, where no local variable of the process holds it. */
  static final String BACKING = "backing";

  private record Question(int set, Context context, Record event) {}

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
  private final Roles roles;
  private final int places;
  private final int frames;
  private final Map<Question, Answer> answers = new HashMap<>();
  private final Closure closure;

  Simulation(Mapping mapping) throws MappingException {
    graph = new Graph(mapping);
    rules = new Rules(mapping, graph.labels);
    roles = new Roles(mapping, graph);
    closure = new Closure(graph, roles, sets);
    places = graph.variables.size("Places");
    frames = graph.variables.size("Frames");
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
    Closure.Closed before = closure.of(set, context);
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

  private static BitSet taken(Closure.Closed before, Set<Node> from) {
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
    return closure.of(set, context).set();
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
        for (Node one : same || now.isEmpty() ? now : closure.of(now, context).keySet()) {
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
    return place >= frames && place < frames + graph.variables.size("VramSlots");
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
      now = roles.settled(now.leaving(i), i, graph);
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
