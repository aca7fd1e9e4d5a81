package org.rmapcheck.cli.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.trace.PropertyKind;

/** The answer that a trace gives, in two sentences: what it means, and how it comes about. */
final class AnswerWords {

  private AnswerWords() {}

  static String of(
      ScenarioResult result, PropertyResult violated, int length, List<Set<String>> breaks) {
    StringBuilder words = new StringBuilder();
    words.append(sentence(result.diagnosis())).append(' ');
    words.append(violated.title()).append(is(violated.kind())).append(" after ");
    words.append(steps(length));
    Optional<String> rule = firstRule(result, violated, breaks);
    rule.ifPresent(words::append);
    return words.append('.').toString();
  }

  private static String is(PropertyKind kind) {
    return switch (kind) {
      case DEADLOCK -> " is reached";
      case MODEL_ERROR -> " occurs";
      default -> " is violated";
    };
  }

  /** The rule whose breach came before, if one did. */
  private static Optional<String> firstRule(
      ScenarioResult result, PropertyResult violated, List<Set<String>> breaks) {
    for (int k = 0; k < breaks.size(); k++) {
      for (String id : breaks.get(k)) {
        Property property = result.loaded().model().property(id).orElseThrow();
        if (property.kind() == Property.Kind.DISCIPLINE && !id.equals(violated.id())) {
          return Optional.of("; the rule " + property.title() + " is broken first, at step " + k);
        }
      }
    }
    return Optional.empty();
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String steps(int depth) {
    return depth + (depth == 1 ? " step" : " steps");
  }
}
