package org.rmapcheck.model.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds everything that is wrong with a model before anything runs it. */
public final class Validator {

  private final Model model;
  private final Set<Variable> declared;
  private final Set<IdSet> sets;
  private final List<String> problems = new ArrayList<>();

  private Validator(Model model) {
    this.model = model;
    this.declared = Set.copyOf(model.variables());
    this.sets = new HashSet<>(model.idSets());
  }

  /**
   * Returns the model if it is well formed.
   *
   * @throws ModelException with every problem, each naming process, step, variable and fix
   */
  public static Model validate(Model model) {
    Validator validator = new Validator(model);
    validator.declarations();
    for (Process process : model.processes()) {
      validator.problems.addAll(new ProcessValidator(model, validator, process).problems());
    }
    validator.locals();
    validator.properties();
    if (!validator.problems.isEmpty()) {
      throw new ModelException(model.name(), validator.problems);
    }
    return model;
  }

  ExprChecker checker(List<Expr.Bound> scope, Consumer<String> sink) {
    return new ExprChecker(declared, sets, scope, sink);
  }

  private void declarations() {
    unique("id set", model.idSets(), IdSet::name);
    unique("variable", model.variables(), Variable::name);
    unique("process", model.processes(), Process::name);
    unique("property", model.properties(), Property::id);
    for (IdSet set : model.idSets()) {
      if (set.size() == 0) {
        problems.add("id set '" + set + "' has no members: give it at least one");
      }
    }
    for (Variable variable : model.variables()) {
      variable(variable);
    }
    if (model.processes().isEmpty()) {
      problems.add("the model has no process: add one");
    }
  }

  private void variable(Variable variable) {
    String place = "variable '" + variable.name() + "': ";
    for (IdSet dimension : variable.dimensions()) {
      if (!sets.contains(dimension)) {
        problems.add(
            place + "id set '" + dimension + "' is not declared in this model: declare it");
      }
    }
    if (variable.type() instanceof Type.Id id && !sets.contains(id.set())) {
      problems.add(place + "id set '" + id.set() + "' is not declared in this model: declare it");
    }
    if (variable.type().low() > variable.type().high()) {
      problems.add(place + "its type " + variable.type() + " has no values: widen it");
    }
    List<Long> initial = model.initial().getOrDefault(variable.name(), List.of());
    if (initial.size() != variable.size()) {
      problems.add(place + "has " + initial.size() + " initial values: give it " + variable.size());
      return;
    }
    for (int i = 0; i < initial.size(); i++) {
      if (!variable.type().contains(initial.get(i))) {
        problems.add(
            place
                + "initial value "
                + variable.type().show(initial.get(i))
                + " of "
                + variable.elementName(i)
                + " is outside "
                + variable.type()
                + ": use "
                + variable.type().show(variable.type().low())
                + ".."
                + variable.type().show(variable.type().high()));
      }
    }
  }

  /** What is live in a local is told from the steps of its process: there must be one only. */
  private void locals() {
    Map<String, String> users = new HashMap<>();
    for (Process process : model.processes()) {
      for (String local : locals(process)) {
        String other = users.putIfAbsent(local, process.name());
        if (other != null) {
          problems.add(
              "local '"
                  + local
                  + "' is used by process '"
                  + other
                  + "' and by process '"
                  + process.name()
                  + "': declare it shared, or one for each");
        }
      }
    }
  }

  private static Set<String> locals(Process process) {
    Set<String> locals = new TreeSet<>();
    for (Step step : process.steps()) {
      for (Arm arm : step.arms()) {
        Exprs.visit(
            arm,
            e -> {
              if (e instanceof Expr.Read read && read.variable().kind() == Variable.Kind.LOCAL) {
                locals.add(read.variable().name());
              }
            });
      }
    }
    return locals;
  }

  private void properties() {
    Set<String> asserted = new HashSet<>();
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        for (Arm arm : step.arms()) {
          arm.assertions().forEach(assertion -> asserted.add(assertion.property()));
        }
      }
    }
    for (Property property : model.properties()) {
      String place = "property '" + property.id() + "': ";
      property
          .invariant()
          .ifPresent(e -> checker(List.of(), p -> problems.add(place + p)).boolExpr(e));
      for (Property.Goal goal : property.goals()) {
        checker(List.of(), p -> problems.add(place + "goal '" + goal.words() + "': " + p))
            .boolExpr(goal.condition());
      }
      boolean states = property.invariant().isPresent() || asserted.contains(property.id());
      if (!states && property.notMeaningful().isEmpty()) {
        problems.add(
            place + "has neither an invariant nor an assertion in a step: nothing can break it");
      }
      if (states && property.notMeaningful().isPresent()) {
        problems.add(place + "is declared not meaningful here but is checked: drop one of the two");
      }
    }
  }

  private <T> void unique(String what, List<T> items, Function<T, String> nameOf) {
    Set<String> names = new HashSet<>();
    for (T item : items) {
      if (!names.add(nameOf.apply(item))) {
        problems.add(what + " '" + nameOf.apply(item) + "' is declared twice: rename one");
      }
    }
  }

  /** Labels that no arm leads to, in declaration order. */
  static List<String> unreachableLabels(Process process) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    if (!process.steps().isEmpty()) {
      open.add(process.steps().get(0).label());
    }
    while (!open.isEmpty()) {
      String label = open.pop();
      int index = process.indexOf(label);
      if (seen.add(label) && index >= 0) {
        process.steps().get(index).arms().forEach(arm -> open.add(arm.target()));
      }
    }
    return process.steps().stream()
        .map(Step::label)
        .filter(label -> !seen.contains(label))
        .toList();
  }
}
