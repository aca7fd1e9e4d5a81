package org.rmapcheck.model.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Type;

/** Murphi identifiers for the names of a model; its keywords may be in capitals. */
final class MurphiNames extends ModelNames {

  private static final Set<String> RESERVED =
      Set.of(
          ("alias array assert assume begin boolean by case clear const cover do else elsif end"
                  + " endalias endexists endfor endforall endfunction endif endprocedure endrecord"
                  + " endrule endruleset endstartstate endswitch endwhile enum error exists false"
                  + " for forall function if in interleaved invariant ismember isundefined liveness"
                  + " multisetadd multisetcount multisetremove of procedure process program put"
                  + " record return rule ruleset scalarset startstate switch then to traceuntil"
                  + " true type undefine union var while")
              .split(" "));

  private final Map<IdSet, String> sets = new HashMap<>();
  private final Map<IdSet, String> optionals = new HashMap<>();
  private final Map<Type.Enumeration, String> enumerationTypes = new HashMap<>();
  private final Map<Process, String> counters = new HashMap<>();
  private final Map<Process, String> counterTypes = new HashMap<>();
  private final Map<Process, Map<String, String>> labels = new HashMap<>();
  private final Map<Type, String> errors = new LinkedHashMap<>();

  MurphiNames(Model model) {
    super(model, RESERVED, true);
    nameEnumerations(model);
    enumerations().keySet().forEach(e -> enumerationTypes.put(e, fresh(e.name())));
    for (IdSet set : model.idSets()) {
      sets.put(set, fresh(set.name()));
      optionals.put(set, fresh(set.name() + "_or_none"));
    }
    for (Process process : model.processes()) {
      counters.put(process, fresh("pc_" + process.name()));
      counterTypes.put(process, fresh(process.name() + "_labels"));
      Map<String, String> own = new HashMap<>();
      for (Step step : process.steps()) {
        own.put(step.label(), fresh(process.name() + "_" + step.label()));
      }
      labels.put(process, own);
    }
  }

  /** The type of the members of a set, which is also the index of arrays. */
  String set(IdSet set) {
    return known(sets, set);
  }

  /** The type of a member of a set or none. */
  String optional(IdSet set) {
    return known(optionals, set);
  }

  String enumeration(Type.Enumeration enumeration) {
    return known(enumerationTypes, enumeration);
  }

  /** The program counters of a process. */
  String counter(Process process) {
    return known(counters, process);
  }

  /** The type of the program counters of a process. */
  String counterType(Process process) {
    return known(counterTypes, process);
  }

  /** The value of a program counter. */
  String label(Process process, String label) {
    return known(known(labels, process), label);
  }

  /** The function that returns no value of the type, but is an error. */
  String error(Type type) {
    return errors.computeIfAbsent(type, t -> fresh("no_member" + errors.size()));
  }

  /** All functions handed out by {@link #error}, by what they return. */
  Map<Type, String> errors() {
    return errors;
  }

  /** Names for the new values of one rule. */
  String temporary(List<String> others) {
    return freshWithin("new" + others.size(), new HashSet<>(others));
  }
}
