package org.rmapcheck.cli.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * What a step does, in words, from the model alone: where in the kernel, the note of the step, what
 * it chose or did not find and why, and what it changed. A new actor needs nothing here.
 */
final class StepWords {

  private static final int MOST_FACTS = 4;
  private static final int MOST_CHANGES = 4;

  private final ReferenceInterpreter reference;
  private final Ways ways;
  private final Path path;

  StepWords(ReferenceInterpreter reference, Path path) {
    this.reference = reference;
    this.ways = new Ways(reference);
    this.path = path;
  }

  /** Why the step goes this way; empty where it has no other. */
  String reason(int k) {
    Transition step = path.steps().get(k - 1);
    if (step.step().arms().size() == 1 && step.arm().guard().equals(Expr.of(true))) {
      return "";
    }
    Deciding why = ways.why(path.states().get(k - 1), step);
    String sought = sought(step);
    if (!sought.isEmpty()) {
      Map<String, String> seen = why.factsWithout(EnumSet.of(Variable.Kind.LOCAL));
      return "finds no " + sought + ": " + facts(seen.isEmpty() ? why.facts() : seen);
    }
    // What only the process itself knows, and what never changes, explains no way.
    String facts = facts(why.factsWithout(EnumSet.of(Variable.Kind.LOCAL, Variable.Kind.CONSTANT)));
    if (facts.isEmpty()) {
      return "";
    }
    return (step.step().arms().size() == 1 ? "possible because " : "goes this way because ")
        + facts;
  }

  /** The whole step in one or two sentences. */
  String sentence(int k) {
    Transition step = path.steps().get(k - 1);
    List<String> parts = new ArrayList<>();
    if (!step.step().note().isBlank()) {
      parts.add(step.step().note());
    }
    String chosen = chosen(step);
    if (!chosen.isEmpty()) {
      parts.add("takes " + chosen);
    }
    String reason = reason(k);
    if (!reason.isEmpty()) {
      parts.add(reason);
    }
    String changes = changes(path.states().get(k - 1), path.states().get(k));
    parts.add(changes.isEmpty() ? "no value changes" : changes);
    return step.who().name() + where(step) + ": " + String.join("; ", parts) + ".";
  }

  private static String where(Transition step) {
    return step.step().kernel().map(StepWords::place).orElse(" does '" + step.step().label() + "'");
  }

  private static String place(KernelRef ref) {
    return ref.call().isBlank()
        ? " in " + ref.function() + "()"
        : " in " + ref.function() + "() at \"" + ref.call() + "\"";
  }

  private static String chosen(Transition step) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < step.choices().size(); i++) {
      Expr.Bound bound = step.arm().choices().get(i);
      chosen.add(bound.set().members().get(step.choices().get(i)));
    }
    return String.join(", ", chosen);
  }

  /** What an {@code otherwise} arm did not find: what the other arms choose from. */
  private static String sought(Transition step) {
    if (!step.arm().otherwise()) {
      return "";
    }
    List<String> sets = new ArrayList<>();
    for (Arm arm : step.step().arms()) {
      for (Expr.Bound bound : arm.choices()) {
        String set = bound.set().name();
        if (!sets.contains(set)) {
          sets.add(set);
        }
      }
    }
    return sets.isEmpty() ? "" : "match among " + String.join(" and ", sets);
  }

  private static String facts(Map<String, String> facts) {
    List<String> words = new ArrayList<>();
    facts.forEach((what, value) -> words.add(what + " is " + value));
    int more = words.size() - MOST_FACTS;
    if (more > 1) {
      return String.join(", ", words.subList(0, MOST_FACTS)) + " and " + more + " more";
    }
    return String.join(", ", words);
  }

  private String changes(State before, State after) {
    Locations locations = reference.locations();
    List<String> words = new ArrayList<>();
    for (int l = 0; l < locations.count(); l++) {
      long old = before.values().get(l);
      long now = after.values().get(l);
      if (old != now) {
        words.add(change(locations.name(l), locations.variable(l).type(), old, now));
      }
    }
    int more = words.size() - MOST_CHANGES;
    if (more > 1) {
      return String.join(", ", words.subList(0, MOST_CHANGES)) + ", and " + more + " more change";
    }
    return String.join(", ", words);
  }

  private static String change(String name, Type type, long old, long now) {
    if (type instanceof Type.Bool) {
      return name + (now == 0 ? " is cleared" : " is set");
    } else if (type instanceof Type.Id && now == Type.NONE) {
      return name + " is cleared (was " + type.show(old) + ")";
    } else if (type instanceof Type.Id && old == Type.NONE) {
      return name + " now names " + type.show(now);
    }
    return name + " goes from " + type.show(old) + " to " + type.show(now);
  }
}
