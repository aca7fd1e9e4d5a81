package org.rmapcheck.cli.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.trace.PropertyKind;

/** The verdicts of all properties of a model, and the hang that every model could have. */
final class Vector {

  private static final String HANG_STATEMENT =
      "in every reachable state some process can do something, or all of them may rest";
  private static final String HANG_SYMPTOM =
      "tasks stay blocked for ever: the hung-task watchdog names them after two minutes";

  private Vector() {}

  static List<PropertyResult> of(Model model, Outcome outcome) {
    return of(
        model, id -> id.equals(ScenarioReader.DEADLOCK) ? outcome.deadlock() : outcome.verdict(id));
  }

  static List<PropertyResult> of(Model model, Function<String, Verdict> verdicts) {
    List<PropertyResult> vector = new ArrayList<>();
    for (Property property : model.properties()) {
      vector.add(
          new PropertyResult(
              property.id(),
              property.name(),
              kind(property.kind()),
              property.statement(),
              property.symptom(),
              verdicts.apply(property.id())));
    }
    vector.add(
        new PropertyResult(
            ScenarioReader.DEADLOCK,
            "Hang",
            PropertyKind.DEADLOCK,
            HANG_STATEMENT,
            HANG_SYMPTOM,
            verdicts.apply(ScenarioReader.DEADLOCK)));
    return vector;
  }

  static PropertyKind kind(Property.Kind kind) {
    return switch (kind) {
      case HARM -> PropertyKind.HARM;
      case DISCIPLINE -> PropertyKind.DISCIPLINE;
      case BOOKS -> PropertyKind.BOOKS;
    };
  }

  static Set<String> broken(List<PropertyResult> vector) {
    Set<String> broken = new LinkedHashSet<>();
    for (PropertyResult result : vector) {
      if (result.isViolated()) {
        broken.add(result.id());
      }
    }
    return broken;
  }

  /** What a report leads with: the shortest harm, else the shortest broken rule, else the hang. */
  static Optional<PropertyResult> lead(List<PropertyResult> vector) {
    return vector.stream()
        .filter(PropertyResult::isViolated)
        .min(Comparator.comparingInt(Vector::rank).thenComparingInt(PropertyResult::depth));
  }

  private static int rank(PropertyResult result) {
    return switch (result.kind()) {
      case HARM -> 0;
      case DISCIPLINE, BOOKS -> 1;
      case DEADLOCK -> 2;
      case MODEL_ERROR -> 3;
    };
  }
}
