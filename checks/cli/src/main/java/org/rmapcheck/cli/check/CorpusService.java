package org.rmapcheck.cli.check;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.check.PairResult.Half;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.ttm.corpus.Evidence;
import org.rmapcheck.ttm.corpus.KnownBug;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Switch;

/** Checks both models of a known bug. For many threads. */
public final class CorpusService {

  private final CheckService service;
  private final ScenarioCatalog catalog;

  public CorpusService(CheckService service, ScenarioCatalog catalog) {
    this.service = service;
    this.catalog = catalog;
  }

  public PairResult check(KnownBug bug) {
    if (bug.evidence() instanceof Evidence.Scenarios pair) {
      LoadedScenario buggy = catalog.load(pair.buggy());
      LoadedScenario fixed = catalog.load(pair.fixed());
      List<Switch> differ = difference(buggy, fixed);
      return new PairResult(
          bug,
          half(bug, buggy, setting(buggy, differ)),
          half(bug, fixed, setting(fixed, differ)),
          buggy.document().expected().get(bug.property())
                  instanceof ExpectedVerdict.ViolatedAtDepth at
              ? at.depth()
              : -1);
    }
    Evidence.Models pair = (Evidence.Models) bug.evidence();
    return new PairResult(
        bug,
        half(bug, pair.buggy(), pair.buggySetting()),
        half(bug, pair.fixed(), pair.fixedSetting()),
        pair.depth());
  }

  /** The switches in which two scenarios differ: one, for a pair of the corpus. */
  static List<Switch> difference(LoadedScenario one, LoadedScenario two) {
    return Switch.all().stream().filter(s -> !choice(one, s).equals(choice(two, s))).toList();
  }

  private static Choice choice(LoadedScenario scenario, Switch which) {
    return scenario.scenario().design().get(which);
  }

  private static String setting(LoadedScenario scenario, List<Switch> differ) {
    return String.join(
        " ", differ.stream().map(s -> s.key() + "=" + choice(scenario, s).key()).toList());
  }

  private Half half(KnownBug bug, LoadedScenario scenario, String setting) {
    ScenarioResult result = service.check(scenario, SearchListener.silent());
    return half(bug, result.vector(), result.outcome(), setting, result.millis());
  }

  private static Half half(KnownBug bug, Model model, String setting) {
    long start = System.nanoTime();
    Outcome outcome = new BreadthFirstSearch().check(CheckRequest.of(model).onThreads(1));
    long millis = (System.nanoTime() - start) / 1_000_000;
    return half(bug, Vector.of(model, outcome), outcome, setting, millis);
  }

  private static Half half(
      KnownBug bug, List<PropertyResult> vector, Outcome outcome, String setting, long millis) {
    Verdict verdict =
        vector.stream()
            .filter(property -> property.id().equals(bug.property()))
            .findFirst()
            .map(PropertyResult::verdict)
            .orElseThrow();
    Optional<PropertyResult> worst = Vector.lead(vector);
    return new Half(
        setting,
        verdict,
        worst.map(PropertyResult::title),
        outcome.modelError().isPresent(),
        outcome.census(),
        millis);
  }
}
