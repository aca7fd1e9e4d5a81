package org.rmapcheck.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole model: immutable, validated by {@link Validator#validate}.
 *
 * @param initial raw initial values by variable name, in row-major order of its dimensions
 */
public record Model(
    String name,
    List<IdSet> idSets,
    List<Variable> variables,
    Map<String, List<Long>> initial,
    List<Process> processes,
    List<Property> properties) {

  /** One instance of a process. */
  public record Instance(Process process, int id) {
    public String name() {
      return process.instanceName(id);
    }
  }

  public Model {
    idSets = List.copyOf(idSets);
    variables = List.copyOf(variables);
    initial = Map.copyOf(initial);
    processes = List.copyOf(processes);
    properties = List.copyOf(properties);
  }

  /** All process instances, in the order in which every tool of this project numbers them. */
  public List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (Process process : processes) {
      for (int id = 0; id < process.instances().size(); id++) {
        instances.add(new Instance(process, id));
      }
    }
    return instances;
  }

  /** The variables that make up the state: all but constants. */
  public List<Variable> stateVariables() {
    return variables.stream().filter(v -> v.kind() != Variable.Kind.CONSTANT).toList();
  }

  public Optional<Property> property(String id) {
    return properties.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  public Optional<Variable> variable(String variableName) {
    return variables.stream().filter(v -> v.name().equals(variableName)).findFirst();
  }
}
