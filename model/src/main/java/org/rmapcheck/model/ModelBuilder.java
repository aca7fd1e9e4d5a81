package org.rmapcheck.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Validator;
import org.rmapcheck.model.ir.Variable;

/**
 * Builds a model piece by piece; {@link #build} validates the whole.
 *
 * <p>Initial values are the first of a type (false, the lowest integer, the first enumeration value
 * or id, none for an optional id) until {@link #initially} says otherwise.
 */
public final class ModelBuilder {

  private final String name;
  private final List<IdSet> idSets = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, List<Long>> initial = new LinkedHashMap<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  public ModelBuilder(String name) {
    this.name = name;
  }

  /** An unordered set (scalarset) with members {@code prefix0}, {@code prefix1} and so on. */
  public IdSet unordered(String setName, String prefix, int size) {
    return add(new IdSet(setName, numbered(prefix, size), false));
  }

  /** An ordered set (range) with members {@code prefix0}, {@code prefix1} and so on. */
  public IdSet ordered(String setName, String prefix, int size) {
    return add(new IdSet(setName, numbered(prefix, size), true));
  }

  /** The set of a process that has one instance, which has its name. */
  public IdSet alone(String process) {
    return add(new IdSet(process, List.of(process), false));
  }

  /** A set with the given members. */
  public IdSet add(IdSet set) {
    idSets.add(set);
    return set;
  }

  public Variable bool(String variable, IdSet... dimensions) {
    return declare(variable, new Type.Bool(), Variable.Kind.SHARED, dimensions);
  }

  /** Integers from {@code low} to {@code high}, both included. */
  public Variable integer(String variable, long low, long high, IdSet... dimensions) {
    return declare(variable, new Type.IntRange(low, high), Variable.Kind.SHARED, dimensions);
  }

  public Variable enumeration(
      String variable, Class<? extends Enum<?>> values, IdSet... dimensions) {
    return declare(variable, Type.Enumeration.of(values), Variable.Kind.SHARED, dimensions);
  }

  public Variable id(String variable, IdSet set, IdSet... dimensions) {
    return declare(variable, new Type.Id(set, false), Variable.Kind.SHARED, dimensions);
  }

  public Variable optionalId(String variable, IdSet set, IdSet... dimensions) {
    return declare(variable, new Type.Id(set, true), Variable.Kind.SHARED, dimensions);
  }

  /** A local variable of a process, as the instance reads it that the name stands for. */
  public Expr.Read local(String variable, Type type, Expr.Bound self) {
    return declare(variable, type, Variable.Kind.LOCAL, self.set()).at(self);
  }

  /** A variable of any type and kind. */
  public Variable declare(String variable, Type type, Variable.Kind kind, IdSet... dimensions) {
    Variable declared = new Variable(variable, type, List.of(dimensions), kind, "");
    variables.add(declared);
    initial.put(variable, new ArrayList<>(Collections.nCopies(declared.size(), type.low())));
    return declared;
  }

  /** A constant array: its values, in row-major order of the dimensions. */
  public Variable constant(String variable, Type type, List<Long> values, IdSet... dimensions) {
    Variable declared =
        new Variable(variable, type, List.of(dimensions), Variable.Kind.CONSTANT, "");
    variables.add(declared);
    initial.put(variable, new ArrayList<>(values));
    return declared;
  }

  /** Sets the initial value of one location; indices and value must be constants. */
  public ModelBuilder initially(Expr.Read location, Expr.Const value) {
    Variable variable = location.variable();
    List<Integer> indices = new ArrayList<>();
    for (Expr index : location.indices()) {
      if (!(index instanceof Expr.Const constant) || !constant.type().contains(constant.value())) {
        problems.add(
            "initially: an index of '"
                + variable.name()
                + "' is no constant in range: use a member of its index set");
        return this;
      }
      indices.add((int) constant.value());
    }
    List<IdSet> sets =
        location.indices().stream().flatMap(index -> Typing.idSetOf(index).stream()).toList();
    if (!sets.equals(variable.dimensions())) {
      problems.add(
          "initially: '"
              + variable.name()
              + "' is indexed by "
              + sets
              + ": index it by "
              + variable.dimensions());
      return this;
    }
    initialValues(variable, value).ifPresent(v -> v.set(variable.offset(indices), value.value()));
    return this;
  }

  /** The initial values of a variable of this model that takes values such as this one. */
  private Optional<List<Long>> initialValues(Variable variable, Expr.Const value) {
    if (!variables.contains(variable)) {
      problems.add("initially: variable '" + variable.name() + "' is not declared: declare it");
      return Optional.empty();
    }
    if (!Typing.sameKind(variable.type(), value.type())) {
      problems.add(
          "initially: '"
              + variable.name()
              + "' is a "
              + variable.type()
              + " and cannot be a "
              + value.type()
              + ": use a value of its type");
      return Optional.empty();
    }
    return Optional.ofNullable(initial.get(variable.name()));
  }

  /**
   * Sets the initial value of one location by its name, such as {@code pte[mm0.b0][p0]}, to a value
   * as reports print it.
   */
  public ModelBuilder initially(String location, String value) {
    for (Variable variable : variables) {
      for (int offset = 0; offset < variable.size(); offset++) {
        if (variable.kind() != Variable.Kind.CONSTANT
            && variable.elementName(offset).equals(location)) {
          initially(variable, offset, value);
          return this;
        }
      }
    }
    problems.add("initially: no location '" + location + "': use a name such as " + example());
    return this;
  }

  private void initially(Variable variable, int offset, String value) {
    for (long raw = variable.type().low(); raw <= variable.type().high(); raw++) {
      if (variable.type().show(raw).equals(value)) {
        Objects.requireNonNull(initial.get(variable.name())).set(offset, raw);
        return;
      }
    }
    List<String> allowed =
        LongStream.rangeClosed(variable.type().low(), variable.type().high())
            .limit(20)
            .mapToObj(variable.type()::show)
            .toList();
    problems.add(
        "initially: '"
            + variable.elementName(offset)
            + "' cannot be '"
            + value
            + "': use one of "
            + String.join(", ", allowed));
  }

  private String example() {
    return variables.stream()
        .filter(v -> v.kind() == Variable.Kind.SHARED)
        .map(v -> v.elementName(0))
        .limit(8)
        .collect(Collectors.joining(", "));
  }

  /** Sets the initial value of all elements of a variable. */
  public ModelBuilder initiallyAll(Variable variable, Expr.Const value) {
    initialValues(variable, value).ifPresent(values -> values.replaceAll(old -> value.value()));
    return this;
  }

  /** A process with one instance per member of {@code instances}. */
  public ModelBuilder process(String process, IdSet instances, Consumer<ProcessBuilder> steps) {
    ProcessBuilder builder = new ProcessBuilder(process, instances);
    steps.accept(builder);
    processes.add(builder.build(problems));
    return this;
  }

  /** A process with one instance; its id set is named after it. */
  public ModelBuilder process(String process, Consumer<ProcessBuilder> steps) {
    return process(process, add(new IdSet(process, List.of(process), false)), steps);
  }

  public ModelBuilder property(Property property) {
    properties.add(property);
    return this;
  }

  /**
   * The model.
   *
   * @throws org.rmapcheck.model.ir.ModelException if it is not well formed
   */
  public Model build() {
    if (!problems.isEmpty()) {
      throw new ModelException(name, problems);
    }
    return Validator.validate(new Model(name, idSets, variables, initial, processes, properties));
  }

  private static List<String> numbered(String prefix, int size) {
    return IntStream.range(0, size).mapToObj(i -> prefix + i).toList();
  }
}
