package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.validate.mapping.Mapping;

/** Which instances of the model are tasks of the log, and when they belong to one. */
final class Roles {

  private final List<Model.Instance> instances;
  private final boolean[] task;
  private final boolean[] bystander;
  private final boolean[][] free;
  private final int[] rest;

  /** By instance: the one of the same process before it, or -1. */
  private final int[] before;

  /** By instance of hardware: the task's instance on the same CPU, or -1. */
  private final int[] cpus;

  Roles(Mapping mapping, Graph graph) {
    instances = graph.instances();
    task = new boolean[instances.size()];
    bystander = new boolean[instances.size()];
    free = new boolean[instances.size()][];
    rest = new int[instances.size()];
    before = new int[instances.size()];
    cpus = new int[instances.size()];
    for (int i = 0; i < instances.size(); i++) {
      Process process = instances.get(i).process();
      bystander[i] = process.name().equals(Bystander.NAME);
      before[i] = i > 0 && of(i - 1).equals(process.name()) ? i - 1 : -1;
      cpus[i] = -1;
      for (int k = 0; k < i; k++) {
        if (instances.get(k).process().instances().equals(process.instances())
            && !of(k).equals(process.name())
            && instances.get(k).id() == instances.get(i).id()) {
          cpus[i] = k;
        }
      }
      Mapping.Role role = mapping.roles().get(process.name());
      free[i] = new boolean[process.steps().size()];
      if (role != null) {
        task[i] = true;
        rest[i] = process.indexOf(role.rest());
        for (String label : role.free()) {
          free[i][process.indexOf(label)] = true;
        }
      }
    }
  }

  private String of(int instance) {
    return instances.get(instance).process().name();
  }

  /** Whether the instance is a task's; else it is hardware and may always act. */
  boolean isTask(int instance) {
    return task[instance];
  }

  /**
   * Whether an instance that belongs to nobody may take a step. Of those of one process the first
   * may, and the next when it belongs to a task: they are alike, so others would only do the same.
   */
  boolean free(Node node, int instance, int counter) {
    return free[instance][counter]
        && (counter != rest[instance] || before[instance] < 0 || isBusy(node, before[instance]));
  }

  private boolean isBusy(Node node, int instance) {
    return node.owner(instance) != Node.NOBODY;
  }

  /** Whether hardware may act: that of a CPU that no task has come to stands still. */
  boolean acts(Node node, int instance, Graph graph) {
    int cpu = cpus[instance];
    return cpu < 0
        || before[cpu] < 0
        || isBusy(node, cpu)
        || isBusy(node, before[cpu])
        || !atRest(cpu, graph, node.state);
  }

  boolean atRest(int instance, Graph graph, int state) {
    return graph.counter(state, instance) == rest[instance];
  }

  /** The instances of a task. */
  List<Integer> instances(Node node, int token) {
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < task.length; i++) {
      if (node.owner(i) == token) {
        own.add(i);
      }
    }
    return own;
  }

  /** Whether the task has instances of exactly these processes, each at one of its labels. */
  boolean are(Node node, int token, Rules.Places places, Graph graph) {
    int found = 0;
    for (int i : instances(node, token)) {
      Set<String> labels = places.labels().get(of(i));
      if (labels == null || !labels.contains(graph.label(node.state, i))) {
        return false;
      }
      found++;
    }
    return found == places.labels().size();
  }

  /**
   * The nodes in which the task has instances of exactly these processes: the node itself, or it
   * with instances bound that the event may bind.
   */
  List<Node> bound(Node node, int token, Rules.Places places, Mapping.EventRule rule, Graph graph) {
    if (rule.spare() && places.labels().isEmpty()) {
      boolean taken = rule.binds().stream().allMatch(process -> allBusy(node, process));
      return taken && instances(node, token).isEmpty() ? List.of(node) : List.of();
    }
    Set<String> missing = new HashSet<>(places.labels().keySet());
    for (int i : instances(node, token)) {
      if (!missing.remove(of(i))) {
        return List.of();
      }
    }
    if (missing.isEmpty()) {
      return List.of(node);
    }
    if (!rule.binds().containsAll(missing)) {
      return List.of();
    }
    List<Node> bound = List.of(node);
    for (String process : missing.stream().sorted().toList()) {
      List<Node> more = new ArrayList<>();
      for (Node one : bound) {
        bind(one, token, process, more, graph);
      }
      bound = more;
    }
    return bound;
  }

  private void bind(Node node, int token, String process, List<Node> into, Graph graph) {
    for (int i = 0; i < task.length; i++) {
      if (of(i).equals(process) && node.owner(i) == Node.NOBODY) {
        into.add(sorted(node.owned(i, token), graph));
        if (!mayRunFree(i)) {
          return;
        }
      }
    }
  }

  private boolean allBusy(Node node, String process) {
    for (int i = 0; i < task.length; i++) {
      if (of(i).equals(process) && node.owner(i) == Node.NOBODY) {
        return false;
      }
    }
    return true;
  }

  /** An instance that has come to rest and was to end belongs to nobody. */
  Node settled(Node node, int instance, Graph graph) {
    boolean over = node.leaves(instance) && atRest(instance, graph, node.state);
    return sorted(over ? node.owned(instance, Node.NOBODY) : node, graph);
  }

  /** The node with its bystanders in order: they are alike, so any order is as good. */
  Node sorted(Node node, Graph graph) {
    int[] order = new int[task.length];
    boolean moved = false;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      int k = i;
      while (k > 0
          && bystander[i]
          && bystander[k - 1]
          && rank(node, graph, order[k - 1]) < rank(node, graph, i)) {
        order[k] = order[k - 1];
        order[k - 1] = i;
        k--;
        moved = true;
      }
    }
    return moved ? node.reordered(graph.reordered(node.state, order), order) : node;
  }

  private int rank(Node node, Graph graph, int instance) {
    return node.rank(instance, graph.counter(node.state, instance));
  }

  /** Instances that belong to nobody and stay at rest are alike: one of them will do. */
  private boolean mayRunFree(int instance) {
    for (boolean label : free[instance]) {
      if (label) {
        return true;
      }
    }
    return false;
  }

  /** By process, the label of each instance of a task, for people. */
  Map<String, String> labels(Node node, int token, Graph graph) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i : instances(node, token)) {
      labels.put(instances.get(i).name(), graph.label(node.state, i));
    }
    return labels;
  }
}
