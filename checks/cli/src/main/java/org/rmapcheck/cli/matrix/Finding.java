package org.rmapcheck.cli.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.trace.PropertyKind;

/**
 * What is known of a cell.
 *
 * @param lead what is broken: the shortest harm, else the shortest rule, else the hang
 * @param vacuous ids of the properties whose danger never occurs, if nothing is broken
 * @param invalid why the design cannot be
 */
public record Finding(Kind kind, Optional<Lead> lead, List<String> vacuous, List<String> invalid) {

  /** How a cell ends. */
  public enum Kind {
    /** Nothing breaks, and each danger occurs. */
    HOLDS,
    /** Something breaks. */
    VIOLATED,
    /** Nothing breaks, but some danger never occurs, so that this says less than it seems. */
    VACUOUS,
    /** The design contradicts itself. */
    INVALID,
    /** The model itself is wrong. */
    MODEL_ERROR,
    /** The search did not end. */
    OPEN;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is broken, and the fewest steps to it. */
  public record Lead(String id, PropertyKind kind, int depth) {

    static Lead of(PropertyResult property) {
      return new Lead(property.id(), property.kind(), property.depth());
    }
  }

  public Finding {
    vacuous = List.copyOf(vacuous);
    invalid = List.copyOf(invalid);
  }

  static Finding invalid(List<String> reasons) {
    return new Finding(Kind.INVALID, Optional.empty(), List.of(), reasons);
  }

  static Finding open() {
    return new Finding(Kind.OPEN, Optional.empty(), List.of(), List.of());
  }

  /**
   * Reads a result. What an unfinished search found broken is broken.
   *
   * @param silent ids of properties that may be vacuous, for they are so by the choice of actors
   */
  static Finding of(ScenarioResult result, Set<String> silent) {
    if (result.outcome().modelError().isPresent()) {
      return new Finding(Kind.MODEL_ERROR, Optional.empty(), List.of(), List.of());
    } else if (result.lead().isPresent()) {
      return new Finding(Kind.VIOLATED, result.lead().map(Lead::of), List.of(), List.of());
    } else if (!result.isComplete()) {
      return open();
    }
    List<String> vacuous =
        result.vector().stream()
            .filter(property -> property.verdict() instanceof Verdict.Vacuous)
            .map(PropertyResult::id)
            .filter(id -> !silent.contains(id))
            .toList();
    return unbroken(vacuous);
  }

  static Finding unbroken(List<String> vacuous) {
    Kind kind = vacuous.isEmpty() ? Kind.HOLDS : Kind.VACUOUS;
    return new Finding(kind, Optional.empty(), vacuous, List.of());
  }

  /** Two words for a table, which adds why an invalid cell is so. */
  public String words() {
    return switch (kind) {
      case HOLDS -> "holds";
      case VIOLATED -> lead.map(Finding::words).orElse("violated");
      case VACUOUS -> "vacuous " + String.join(" ", vacuous);
      case INVALID -> "invalid";
      case MODEL_ERROR -> "model error";
      case OPEN -> "open";
    };
  }

  private static String words(Lead lead) {
    String word =
        switch (lead.kind()) {
          case HARM -> "harm " + lead.id();
          case DISCIPLINE -> "rule " + lead.id();
          case BOOKS -> "books " + lead.id();
          case DEADLOCK -> "hang";
          case MODEL_ERROR -> "model error";
        };
    return word + " @" + lead.depth();
  }
}
