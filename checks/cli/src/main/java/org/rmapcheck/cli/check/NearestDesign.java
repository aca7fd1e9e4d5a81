package org.rmapcheck.cli.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.trace.NearestHolding;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.design.Switch;

/**
 * Finds the design in which a broken property holds and nothing is broken, and that is closest: one
 * switch at its mainline value, in the order of the switches, else two.
 *
 * <p>The property must be put to the test there: a design in which nothing endangers it any more
 * does not show that the switch mends it. Of the other properties it is enough that they are not
 * broken, for many of them say nothing in a small scenario.
 *
 * <p>Bounded by states, not by time, and each candidate by itself, so that the answer is the same
 * in every run: no answer when the candidates get too large. For many threads.
 */
public final class NearestDesign {

  private static final long STATES_EACH = 500_000;
  private static final long STATES_TOGETHER = 2_000_000;

  /**
   * What is known of a candidate.
   *
   * @param holding ids of what holds in it; empty if anything is broken or the search did not end
   * @param states how many that took
   */
  private record Known(Set<String> holding, long states) {}

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final BooleanSupplier cancelled;

  public NearestDesign(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * The nearest design; empty if none is found, the search was too large or was cancelled.
   *
   * @param broken id of a property that the scenario's design breaks, or that of the hang
   */
  public Optional<NearestHolding> to(Scenario scenario, String broken) {
    long spent = 0;
    for (List<Choice> flips : flips(scenario.design())) {
      Optional<Model> model = candidate(scenario, flips);
      if (model.isEmpty()) {
        continue;
      }
      Optional<Known> candidate = check(model.get());
      if (candidate.isEmpty()) {
        return Optional.empty();
      }
      spent += candidate.get().states();
      if (spent > STATES_TOGETHER) {
        return Optional.empty();
      } else if (candidate.get().holding().contains(broken)) {
        return Optional.of(words(scenario, flips, candidate.get().states()));
      }
    }
    return Optional.empty();
  }

  /** The ways to set one switch to mainline, then those to set two. */
  private static List<List<Choice>> flips(Design design) {
    List<Choice> changed = new ArrayList<>();
    for (Switch one : Switch.all()) {
      if (!design.is(one.mainline())) {
        changed.add(one.mainline());
      }
    }
    List<List<Choice>> flips = new ArrayList<>();
    changed.forEach(one -> flips.add(List.of(one)));
    for (int i = 0; i < changed.size(); i++) {
      for (int j = i + 1; j < changed.size(); j++) {
        flips.add(List.of(changed.get(i), changed.get(j)));
      }
    }
    return flips;
  }

  private static Optional<Model> candidate(Scenario scenario, List<Choice> flips) {
    Design design = scenario.design().with(flips.toArray(new Choice[0]));
    Set<String> actors = new LinkedHashSet<>(scenario.actors());
    if (design.is(MoveKind.BLIT)) {
      actors.add("gpu");
    } else {
      actors.remove("gpu");
    }
    try {
      return Optional.of(
          new Scenario(
                  scenario.name(),
                  scenario.question(),
                  scenario.scope(),
                  List.copyOf(actors),
                  design,
                  new LinkedHashMap<>(scenario.initially()),
                  List.of())
              .model());
    } catch (DesignException | ModelException e) {
      return Optional.empty();
    }
  }

  private Optional<Known> check(Model model) {
    String hash = ModelHash.of(model);
    Known before = known.get(hash);
    if (before != null) {
      return Optional.of(before);
    }
    AtomicLong states = new AtomicLong();
    Outcome outcome =
        new BreadthFirstSearch()
            .check(
                CheckRequest.of(Pass.run(model, EnumSet.allOf(Pass.class)).model())
                    .with(CheckRequest.Extent.FIRST_VIOLATION)
                    .onThreads(1)
                    .computedBy(SuccessorSource.INTERPRETED)
                    .cancelledBy(() -> cancelled.getAsBoolean() || states.get() > STATES_EACH)
                    .reportingTo(progress -> states.set(progress.states())));
    if (cancelled.getAsBoolean() || outcome.completion() == Completion.OUT_OF_MEMORY) {
      return Optional.empty();
    }
    Known result = new Known(holding(outcome), outcome.census().states());
    known.put(hash, result);
    return Optional.of(result);
  }

  private static Set<String> holding(Outcome outcome) {
    Set<String> holding = new HashSet<>();
    if (outcome.completion() == Completion.COMPLETE
        && outcome.deadlock() instanceof Verdict.Holds
        && outcome.verdicts().values().stream().noneMatch(v -> v instanceof Verdict.Violated)) {
      holding.add(ScenarioReader.DEADLOCK);
      outcome
          .verdicts()
          .forEach(
              (id, verdict) -> {
                if (verdict instanceof Verdict.Holds) {
                  holding.add(id);
                }
              });
    }
    return Set.copyOf(holding);
  }

  private static String value(Design design, String key) {
    Choice choice = design.choices().get(key);
    return choice == null ? "" : choice.key();
  }

  private static NearestHolding words(Scenario scenario, List<Choice> flips, long states) {
    List<String> keys = new ArrayList<>();
    List<String> these = new ArrayList<>();
    List<String> those = new ArrayList<>();
    List<String> name = new ArrayList<>();
    for (Choice flip : flips) {
      keys.add(flip.of());
      these.add(value(scenario.design(), flip.of()));
      those.add(flip.key());
      name.add(flip.of() + "=" + flip.key());
    }
    return new NearestHolding(
        scenario.name() + " with " + String.join(" ", name),
        String.join(", ", keys),
        String.join(", ", these),
        String.join(", ", those),
        states);
  }
}
