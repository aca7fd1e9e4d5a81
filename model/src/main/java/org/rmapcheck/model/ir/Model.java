package org.rmapcheck.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole model: immutable, validated by {@link Validator#validate}.
 *
 * @param initial raw initial values by variable name, in row-major order of its dimensions
 * @param knowledge what has been found out about this model; no part of it
 */
public record Model(
    String name,
    List<IdSet> idSets,
    List<Variable> variables,
    Map<String, List<Long>> initial,
    List<Process> processes,
    List<Property> properties,
    Knowledge knowledge) {

  /** One instance of a process. */
  public record Instance(Process process, int id) {
    public String name() {
      return process.instanceName(id);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Instance that && id == that.id && process.equals(that.process));
    }

    /** Not of the whole process: maps are keyed by instances. */
    @Override
    public int hashCode() {
      return process.name().hashCode() * 31 + id;
    }
  }

  public Model {
    idSets = List.copyOf(idSets);
    variables = List.copyOf(variables);
    initial = Map.copyOf(initial);
    processes = List.copyOf(processes);
    properties = List.copyOf(properties);
  }

  /** A model of whose values no more is known than their types. */
  public Model(
      String name,
      List<IdSet> idSets,
      List<Variable> variables,
      Map<String, List<Long>> initial,
      List<Process> processes,
      List<Property> properties) {
    this(name, idSets, variables, initial, processes, properties, Knowledge.NONE);
  }

  /** The same model where more is known. */
  public Model knowing(Knowledge known) {
    return new Model(name, idSets, variables, initial, processes, properties, known);
  }

  /** Between which values an element of a variable always is, by its row-major position. */
  public Range range(Variable variable, int offset) {
    List<Range> known = knowledge.ranges().get(variable.name());
    return known == null
        ? new Range(variable.type().low(), variable.type().high())
        : known.get(offset);
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
