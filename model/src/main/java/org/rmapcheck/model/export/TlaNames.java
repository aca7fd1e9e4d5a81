package org.rmapcheck.model.export;

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
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * TLA+ identifiers for the names of a model. Nothing in TLA+ may have the name of another thing.
 */
final class TlaNames extends ModelNames {

  /** Words of TLA+, and what the modules Integers, FiniteSets and TLC define. */
  private static final Set<String> RESERVED =
      Set.of(
          ("ACTION ASSUME ASSUMPTION AXIOM BOOLEAN BY CASE CHOOSE CONSTANT CONSTANTS COROLLARY DEF"
                  + " DEFINE DEFS DOMAIN ELSE ENABLED EXCEPT EXTENDS FALSE HAVE HIDE IF IN INSTANCE"
                  + " LAMBDA LEMMA LET LOCAL MODULE NEW OBVIOUS OMITTED ONLY OTHER PICK PROOF"
                  + " PROPOSITION PROVE QED RECURSIVE SF_ STATE STRING SUBSET SUFFICES TAKE TEMPORAL"
                  + " THEN THEOREM TRUE UNCHANGED UNION USE VARIABLE VARIABLES WF_ WITH WITNESS Nat"
                  + " Int IsFiniteSet Cardinality Print PrintT Assert JavaTime TLCGet TLCSet"
                  + " Permutations SortSeq RandomElement Any ToString TLCEval Init Next vars TypeOK"
                  + " NoDeadlock AllRest Spec Integers FiniteSets TLC")
              .split(" "));

  private final Map<IdSet, String> sets = new HashMap<>();
  private final Map<IdSet, String> successors = new LinkedHashMap<>();
  private final Map<Type.Enumeration, String> enumerationSets = new LinkedHashMap<>();
  private final Map<Process, String> counters = new HashMap<>();
  private final Map<Process, Map<String, String>> actions = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Set<Variable> implied = new HashSet<>();

  TlaNames(Model model) {
    super(model, RESERVED, false);
    for (IdSet set : model.idSets()) {
      sets.put(set, fresh(set.name()));
    }
    for (Variable variable : model.variables()) {
      if (variable.type() instanceof Type.Enumeration enumeration
          && !enumerationSets.containsKey(enumeration)) {
        enumerationSets.put(enumeration, fresh(enumeration.name()));
      }
    }
    for (Process process : model.processes()) {
      counters.put(process, fresh("pc_" + process.name()));
      Map<String, String> own = new HashMap<>();
      for (Step step : process.steps()) {
        own.put(step.label(), fresh(process.name() + "_" + step.label()));
        step.arms().forEach(arm -> Exprs.visit(arm, this::successor));
      }
      actions.put(process, own);
    }
    for (Property property : model.properties()) {
      properties.put(property.id(), fresh(property.id()));
      property.invariant().ifPresent(e -> Exprs.visit(e, this::successor));
    }
    implied(model);
  }

  private void successor(Expr expr) {
    if (expr instanceof Expr.Next next) {
      IdSet set = Typing.idSetOf(next.id()).orElseThrow();
      if (!successors.containsKey(set)) {
        successors.put(set, fresh(set.name() + "_next"));
      }
    }
  }

  /** Locals of the only instance of a process, whose index goes without saying. */
  private void implied(Model model) {
    for (Variable variable : model.variables()) {
      if (variable.kind() == Variable.Kind.LOCAL
          && !variable.dimensions().isEmpty()
          && variable.dimensions().get(0).size() == 1) {
        implied.add(variable);
      }
    }
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        step.arms().forEach(arm -> Exprs.visit(arm, this::maybeNone));
      }
    }
    for (Property property : model.properties()) {
      property.invariant().ifPresent(e -> Exprs.visit(e, this::maybeNone));
    }
  }

  private void maybeNone(Expr expr) {
    if (expr instanceof Expr.Read read
        && !read.indices().isEmpty()
        && InfixText.mayBeNone(read.indices().get(0))) {
      implied.remove(read.variable());
    }
  }

  /** How many indices of a variable are left out: 1 or 0. */
  int implied(Variable variable) {
    return implied.contains(variable) ? 1 : 0;
  }

  /** The dimensions of a variable as it is written. */
  List<IdSet> dimensions(Variable variable) {
    return variable.dimensions().subList(implied(variable), variable.dimensions().size());
  }

  String set(IdSet set) {
    return known(sets, set);
  }

  /** The operator that gives the next member of a set. */
  String successor(IdSet set) {
    return known(successors, set);
  }

  /** The operators handed out by {@link #successor(IdSet)}. */
  Map<IdSet, String> successors() {
    return successors;
  }

  /** The sets of values of the enumerations that variables have. */
  Map<Type.Enumeration, String> enumerationSets() {
    return enumerationSets;
  }

  /** The program counters of a process. */
  String counter(Process process) {
    return known(counters, process);
  }

  /** The action of a step. */
  String action(Process process, Step step) {
    return known(known(actions, process), step.label());
  }

  /** The definition of a property. */
  String property(String id) {
    return known(properties, id);
  }
}
