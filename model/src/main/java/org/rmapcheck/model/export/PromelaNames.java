package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * Promela identifiers for the names of a model: the same where Promela allows it, otherwise with
 * other signs replaced and underscores appended until nothing clashes.
 */
final class PromelaNames {

  /** Words of Promela, of C (variables become C fields) and macros of the C preprocessor. */
  private static final Set<String> RESERVED =
      Set.of(
          ("_ active always assert atomic bit bool break byte chan cond d_proctype d_step do else"
                  + " empty enabled eval eventually fi for full get_priority global goto hidden if"
                  + " implies in init inline int len local ltl mtype nempty never nfull notrace np_"
                  + " od of pc_value pid printf printm priority proctype provided return run select"
                  + " set_priority short show skip stronguntil STDIN timeout trace true false"
                  + " typedef unless unsigned until weakuntil xr xs auto case char const continue"
                  + " default double enum extern float long register signed sizeof static struct"
                  + " switch union void volatile while asm typeof linux unix i386 uchar ushort uint"
                  + " ulong now NULL")
              .split(" "));

  private final Set<String> used = new HashSet<>(RESERVED);
  private final Set<String> labels = new HashSet<>();
  private final Map<Variable, String> variables = new HashMap<>();
  private final Map<Type.Enumeration, List<String>> enumerations = new LinkedHashMap<>();
  private final Map<IdSet, List<String>> members = new LinkedHashMap<>();
  private final Map<IdSet, String> nones = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> invariants = new HashMap<>();
  private final Map<Process, Map<String, String>> stepLabels = new HashMap<>();
  private final List<String> temporaries = new ArrayList<>();

  /** The array whose index is always out of bounds, to make an error of an expression. */
  final String noMember;

  /** The index that is out of bounds. */
  final String nobody;

  PromelaNames(Model model) {
    noMember = fresh("no_member");
    nobody = fresh("nobody");
    model.variables().forEach(variable -> variables.put(variable, fresh(variable.name())));
    for (IdSet set : model.idSets()) {
      members.put(
          set, set.members().stream().map(member -> fresh(set.name() + "_" + member)).toList());
      nones.put(set, fresh(set.name() + "_none"));
    }
    model.variables().forEach(variable -> type(variable.type()));
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        step.arms().forEach(arm -> Exprs.visit(arm, expr -> constant(expr)));
      }
    }
    for (Property property : model.properties()) {
      properties.put(property.id(), fresh("holds_" + property.id()));
      invariants.put(property.id(), fresh("invariant_" + property.id()));
      property.invariant().ifPresent(e -> Exprs.visit(e, expr -> constant(expr)));
    }
  }

  private void constant(Expr expr) {
    if (expr instanceof Expr.Const constant) {
      type(constant.type());
    }
  }

  private void type(Type type) {
    if (type instanceof Type.Enumeration enumeration && !enumerations.containsKey(enumeration)) {
      enumerations.put(
          enumeration,
          enumeration.values().stream().map(v -> fresh(enumeration.name() + "_" + v)).toList());
    }
  }

  /** The name of each value of each enumeration. */
  Map<Type.Enumeration, List<String>> enumerations() {
    return enumerations;
  }

  String variable(Variable variable) {
    return known(variables, variable);
  }

  List<String> members(IdSet set) {
    return known(members, set);
  }

  /** The name of the value of an id that names no member: one past the last. */
  String none(IdSet set) {
    return known(nones, set);
  }

  /** The variable that tells whether the property with this id held when it was looked at last. */
  String holds(String property) {
    return known(properties, property);
  }

  String invariant(String property) {
    return known(invariants, property);
  }

  String process(Model.Instance instance) {
    String member = instance.process().instances().members().get(instance.id());
    String name = instance.process().name();
    return fresh(member.equals(name) ? name : name + "_" + member);
  }

  /** The variable that holds the new value number {@code i} of a step. */
  String temporary(int i) {
    while (temporaries.size() <= i) {
      temporaries.add(fresh("new" + temporaries.size()));
    }
    return temporaries.get(i);
  }

  /** All variables handed out by {@link #temporary}. */
  List<String> temporaries() {
    return temporaries;
  }

  /**
   * The label of a step. Spin gives a meaning to labels that begin with {@code end}, {@code
   * progress} or {@code accept}: rest labels get the first, all others must not begin so.
   */
  String label(Process process, String label) {
    Map<String, String> known = stepLabels.computeIfAbsent(process, p -> new HashMap<>());
    String name = known.get(label);
    if (name == null) {
      name = newLabel(process, label, known);
      known.put(label, name);
    }
    return name;
  }

  private String newLabel(Process process, String label, Map<String, String> others) {
    String wanted = identifier(label);
    if (process.rest().contains(label)) {
      wanted = "end_" + wanted;
    } else if (wanted.startsWith("end")
        || wanted.startsWith("progress")
        || wanted.startsWith("accept")) {
      wanted = "at_" + wanted;
    }
    Set<String> taken = new HashSet<>(used);
    taken.addAll(others.values());
    String unique = unique(wanted, taken);
    labels.add(unique);
    return unique;
  }

  /** A name for something global that clashes with nothing. */
  String fresh(String wanted) {
    Set<String> taken = new HashSet<>(used);
    taken.addAll(labels);
    String unique = unique(identifier(wanted), taken);
    used.add(unique);
    return unique;
  }

  private static String unique(String wanted, Set<String> taken) {
    String name = wanted;
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }

  private static String identifier(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return name.matches("[A-Za-z].*") ? name : "v" + name;
  }

  private static <K, V> V known(Map<K, V> names, K key) {
    V name = names.get(key);
    if (name == null) {
      throw new ExportException("'" + key + "' is not declared in this model: declare it");
    }
    return name;
  }
}
