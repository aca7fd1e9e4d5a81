package org.rmapcheck.cli.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;

/**
 * Collects what decides the values of expressions in one state: locations whose values force the
 * result, whatever the others are. Of several that would do, the first.
 */
final class Deciding {

  private final ReferenceInterpreter reference;
  private final State state;
  private final Set<Integer> locations = new LinkedHashSet<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, Variable.Kind> kinds = new HashMap<>();

  Deciding(ReferenceInterpreter reference, State state) {
    this.reference = reference;
    this.state = state;
  }

  /** The locations that decide. */
  Set<Integer> locations() {
    return locations;
  }

  /** The facts but for those about variables of these kinds. */
  Map<String, String> factsWithout(Set<Variable.Kind> left) {
    Map<String, String> rest = new LinkedHashMap<>(facts);
    rest.keySet().removeIf(name -> left.contains(kinds.getOrDefault(name, Variable.Kind.SHARED)));
    return rest;
  }

  /** What decides, in words, with its value; constants of the model and locals included. */
  Map<String, String> facts() {
    return facts;
  }

  /** Adds what decides this expression. */
  Deciding add(Expr expr, Map<Expr.Bound, Integer> names) {
    try {
      why(expr, names);
    } catch (ModelError e) {
      facts.putIfAbsent("the model", String.valueOf(e.getMessage()));
    }
    return this;
  }

  private void why(Expr expr, Map<Expr.Bound, Integer> names) {
    if (expr instanceof Expr.Named named) {
      facts.putIfAbsent(named.words(), show(named, names));
      Map<String, String> before = new LinkedHashMap<>(facts);
      why(named.body(), names);
      facts.clear();
      facts.putAll(before);
    } else if (expr instanceof Expr.Not not) {
      why(not.operand(), names);
    } else if (expr instanceof Expr.Next next) {
      why(next.id(), names);
    } else if (expr instanceof Expr.IfThenElse choice) {
      why(choice.condition(), names);
      why(isTrue(choice.condition(), names) ? choice.then() : choice.otherwise(), names);
    } else if (expr instanceof Expr.Binary binary) {
      binary(binary, names);
    } else if (expr instanceof Expr.Quantified quantified) {
      quantified(quantified, names);
    } else if (expr instanceof Expr.Read read) {
      read(read, names);
    }
  }

  private void binary(Expr.Binary binary, Map<Expr.Bound, Integer> names) {
    switch (binary.operator()) {
      case AND, OR -> junction(binary, names);
      default -> {
        why(binary.left(), names);
        why(binary.right(), names);
      }
    }
  }

  /** The first false conjunct or true disjunct, else all of them. */
  private void junction(Expr.Binary binary, Map<Expr.Bound, Integer> names) {
    List<Expr> members = new ArrayList<>();
    flatten(binary, binary.operator(), members);
    boolean deciding = binary.operator() == Expr.Operator.OR;
    for (Expr member : members) {
      if (isTrue(member, names) == deciding) {
        why(member, names);
        return;
      }
    }
    members.forEach(member -> why(member, names));
  }

  private static void flatten(Expr expr, Expr.Operator operator, List<Expr> into) {
    if (expr instanceof Expr.Binary binary && binary.operator() == operator) {
      flatten(binary.left(), operator, into);
      flatten(binary.right(), operator, into);
    } else {
      into.add(expr);
    }
  }

  /** The first counterexample or witness; where there is none, every member. */
  private void quantified(Expr.Quantified quantified, Map<Expr.Bound, Integer> names) {
    List<Map<Expr.Bound, Integer>> members = new ArrayList<>();
    for (int id = 0; id < quantified.bound().set().size(); id++) {
      Map<Expr.Bound, Integer> inner = new HashMap<>(names);
      inner.put(quantified.bound(), id);
      members.add(inner);
    }
    if (quantified.quantifier() != Expr.Quantifier.COUNT) {
      boolean deciding = quantified.quantifier() == Expr.Quantifier.EXISTS;
      for (Map<Expr.Bound, Integer> inner : members) {
        if (isTrue(quantified.body(), inner) == deciding) {
          why(quantified.body(), inner);
          return;
        }
      }
    }
    members.forEach(inner -> why(quantified.body(), inner));
  }

  private void read(Expr.Read read, Map<Expr.Bound, Integer> names) {
    List<Integer> indices = new ArrayList<>();
    for (Expr index : read.indices()) {
      why(index, names);
      indices.add((int) value(index, names));
    }
    Variable variable = read.variable();
    if (indices.contains((int) Type.NONE)) {
      return;
    }
    int offset = variable.offset(indices);
    facts.putIfAbsent(variable.elementName(offset), show(read, names));
    kinds.put(variable.elementName(offset), variable.kind());
    if (variable.kind() != Variable.Kind.CONSTANT) {
      locations.add(reference.locations().base(variable) + offset);
    }
  }

  private boolean isTrue(Expr expr, Map<Expr.Bound, Integer> names) {
    return value(expr, names) != 0;
  }

  private String show(Expr expr, Map<Expr.Bound, Integer> names) {
    return Typing.typeOf(expr).show(value(expr, names));
  }

  private long value(Expr expr, Map<Expr.Bound, Integer> names) {
    return reference.evaluator().value(expr, state, names, new HashSet<>());
  }
}
