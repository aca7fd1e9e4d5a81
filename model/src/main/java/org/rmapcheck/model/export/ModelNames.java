package org.rmapcheck.model.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * Identifiers for the names of a model: the same where the other language allows it, otherwise with
 * other signs replaced and underscores appended until nothing clashes.
 */
abstract sealed class ModelNames permits PromelaNames, MurphiNames, TlaNames {

  private final Set<String> reserved;
  private final boolean keywordsInAnyCase;
  private final Set<String> used = new HashSet<>();
  private final Set<String> local = new HashSet<>();
  private final Map<Variable, String> variables = new HashMap<>();
  private final Map<Type.Enumeration, List<String>> enumerations = new LinkedHashMap<>();
  private final Map<IdSet, List<String>> members = new LinkedHashMap<>();
  private final Map<IdSet, String> nones = new HashMap<>();
  private final Map<String, String> holds = new HashMap<>();

  /**
   * Names without those of enumeration values.
   *
   * @param reserved words that mean something else in the language
   * @param keywordsInAnyCase whether such a word means the same in capitals
   */
  ModelNames(Model model, Set<String> reserved, boolean keywordsInAnyCase) {
    this.reserved = Set.copyOf(reserved);
    this.keywordsInAnyCase = keywordsInAnyCase;
    model.variables().forEach(variable -> variables.put(variable, fresh(variable.name())));
    for (IdSet set : model.idSets()) {
      members.put(
          set, set.members().stream().map(member -> fresh(set.name() + "_" + member)).toList());
      nones.put(set, fresh(set.name() + "_none"));
    }
    for (Property property : model.properties()) {
      holds.put(property.id(), fresh("holds_" + property.id()));
    }
  }

  /** Gives the values of all enumerations of a model names of their own. */
  final void nameEnumerations(Model model) {
    model.variables().forEach(variable -> type(variable.type()));
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        step.arms().forEach(arm -> Exprs.visit(arm, this::constant));
      }
    }
    for (Property property : model.properties()) {
      property.invariant().ifPresent(e -> Exprs.visit(e, this::constant));
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
  final Map<Type.Enumeration, List<String>> enumerations() {
    return enumerations;
  }

  final String variable(Variable variable) {
    return known(variables, variable);
  }

  final List<String> members(IdSet set) {
    return known(members, set);
  }

  /** The name of the value of an id that names no member. */
  final String none(IdSet set) {
    return known(nones, set);
  }

  /** The variable that tells whether the property with this id held when it was looked at last. */
  final String holds(String property) {
    return known(holds, property);
  }

  /** A name for something global that clashes with nothing. */
  final String fresh(String wanted) {
    String name = unique(identifier(wanted), local);
    used.add(name);
    return name;
  }

  /**
   * A name for a part of the text, where it must differ from {@code others}; another part may have
   * it, too.
   */
  final String freshWithin(String wanted, Set<String> others) {
    String name = unique(identifier(wanted), others);
    local.add(name);
    return name;
  }

  private String unique(String wanted, Set<String> others) {
    String name = wanted;
    while (used.contains(name) || others.contains(name) || isReserved(name)) {
      name += "_";
    }
    return name;
  }

  private boolean isReserved(String name) {
    return reserved.contains(keywordsInAnyCase ? name.toLowerCase(Locale.ROOT) : name);
  }

  private static String identifier(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return name.matches("[A-Za-z].*") ? name : "v" + name;
  }

  static <K, V> V known(Map<K, V> names, K key) {
    V name = names.get(key);
    if (name == null) {
      throw new ExportException("'" + key + "' is not declared in this model: declare it");
    }
    return name;
  }
}
