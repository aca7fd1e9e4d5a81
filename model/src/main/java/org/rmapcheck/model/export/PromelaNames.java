package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;

/** Promela identifiers for the names of a model. */
final class PromelaNames extends ModelNames {

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

  private final Map<String, String> invariants = new HashMap<>();
  private final Map<Process, Map<String, String>> stepLabels = new HashMap<>();
  private final List<String> temporaries = new ArrayList<>();

  /** The array whose index is always out of bounds, to make an error of an expression. */
  final String noMember;

  /** The index that is out of bounds. */
  final String nobody;

  PromelaNames(Model model) {
    super(model, RESERVED, false);
    nameEnumerations(model);
    noMember = fresh("no_member");
    nobody = fresh("nobody");
    for (Property property : model.properties()) {
      invariants.put(property.id(), fresh("invariant_" + property.id()));
    }
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
    String wanted = label;
    if (process.rest().contains(label)) {
      wanted = "end_" + label;
    } else if (label.startsWith("end")
        || label.startsWith("progress")
        || label.startsWith("accept")) {
      wanted = "at_" + label;
    }
    return freshWithin(wanted, Set.copyOf(others.values()));
  }
}
