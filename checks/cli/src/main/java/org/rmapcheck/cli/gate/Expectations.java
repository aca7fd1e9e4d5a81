package org.rmapcheck.cli.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.Verdicts;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.Measured;
import org.rmapcheck.trace.PropertyKind;

/** Compares what was found with what a suite expects. */
final class Expectations {

  private Expectations() {}

  /** What a complete check found, to be kept. */
  static Measured measured(ScenarioResult result) {
    Map<String, ExpectedVerdict> verdicts = new LinkedHashMap<>();
    for (PropertyResult property : result.vector()) {
      verdicts.put(property.id(), Verdicts.asExpected(property.verdict()));
    }
    var census = result.outcome().census();
    return new Measured(
        ModelHash.of(result.tree().model()),
        census.states(),
        census.transitions(),
        census.depth(),
        verdicts);
  }

  /** What changed; a model that changed without any effect is no change. */
  static List<Change> compare(Measured expected, Measured found, Map<String, PropertyKind> kinds) {
    List<Change> changes = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>(expected.verdicts().keySet());
    ids.addAll(found.verdicts().keySet());
    for (String id : ids) {
      verdict(
              id,
              Optional.ofNullable(expected.verdicts().get(id)),
              Optional.ofNullable(found.verdicts().get(id)),
              kind(kinds, id))
          .ifPresent(changes::add);
    }
    count(changes, "states", expected.states(), found.states());
    count(changes, "transitions", expected.transitions(), found.transitions());
    count(changes, "levels", expected.depth(), found.depth());
    return changes;
  }

  /** What the scenario's own document expects, for suites that say nothing of their own. */
  static List<Change> deviations(
      LoadedScenario scenario, Measured found, Map<String, PropertyKind> kinds) {
    List<Change> changes = new ArrayList<>();
    found
        .verdicts()
        .forEach(
            (id, verdict) -> {
              ExpectedVerdict wanted = scenario.document().expected().get(id);
              boolean fits =
                  wanted == null
                      ? verdict instanceof ExpectedVerdict.Holds
                          || verdict instanceof ExpectedVerdict.NotMeaningful
                      : verdict(id, Optional.of(wanted), Optional.of(verdict), kind(kinds, id))
                          .isEmpty();
              if (!fits) {
                changes.add(
                    verdict(
                            id,
                            Optional.of(wanted == null ? new ExpectedVerdict.Holds() : wanted),
                            Optional.of(verdict),
                            kind(kinds, id))
                        .orElseThrow());
              }
            });
    return changes;
  }

  /** What a search that did not end has found broken though the suite expects otherwise. */
  static List<Change> newlyViolated(Measured expected, ScenarioResult result) {
    List<Change> changes = new ArrayList<>();
    for (PropertyResult property : result.vector()) {
      Optional<ExpectedVerdict> wanted =
          Optional.ofNullable(expected.verdicts().get(property.id()));
      if (property.isViolated()) {
        verdict(
                property.id(),
                wanted,
                Optional.of(Verdicts.asExpected(property.verdict())),
                property.kind())
            .ifPresent(changes::add);
      }
    }
    return changes;
  }

  private static PropertyKind kind(Map<String, PropertyKind> kinds, String id) {
    return kinds.getOrDefault(id, PropertyKind.DISCIPLINE);
  }

  private static Optional<Change> verdict(
      String id,
      Optional<ExpectedVerdict> expected,
      Optional<ExpectedVerdict> found,
      PropertyKind kind) {
    String wanted = expected.map(ExpectedVerdict::words).orElse("no such property");
    String got = found.map(ExpectedVerdict::words).orElse("no such property");
    if (isViolated(expected) && isViolated(found)) {
      boolean anyDepth = expected.get() instanceof ExpectedVerdict.Violated;
      return anyDepth || expected.equals(found)
          ? Optional.empty()
          : Optional.of(new Change(Change.Kind.DEPTH, id, wanted, got, ExitStatus.CHANGED));
    } else if (expected.isPresent()
        && found.isPresent()
        && expected.get().getClass().equals(found.get().getClass())) {
      return Optional.empty();
    }
    ExitStatus status = isViolated(found) ? status(kind) : ExitStatus.OTHER_DEVIATION;
    return Optional.of(new Change(Change.Kind.VERDICT, id, wanted, got, status));
  }

  private static boolean isViolated(Optional<ExpectedVerdict> verdict) {
    return verdict
        .filter(
            v ->
                v instanceof ExpectedVerdict.Violated
                    || v instanceof ExpectedVerdict.ViolatedAtDepth)
        .isPresent();
  }

  static ExitStatus status(PropertyKind kind) {
    return switch (kind) {
      case HARM -> ExitStatus.HARM;
      case DISCIPLINE, BOOKS -> ExitStatus.DISCIPLINE;
      case DEADLOCK -> ExitStatus.HANG;
      case MODEL_ERROR -> ExitStatus.MODEL_ERROR;
    };
  }

  private static void count(List<Change> changes, String what, long expected, long found) {
    if (expected != found) {
      changes.add(
          new Change(
              Change.Kind.COUNT,
              what,
              ScenarioResult.grouped(expected),
              ScenarioResult.grouped(found),
              ExitStatus.CHANGED));
    }
  }
}
