package org.rmapcheck.cli.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.Deviation;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.check.NearestDesign;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.trace.TraceBuilder;
import org.rmapcheck.cli.trace.TraceFolder;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.trace.Measured;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.trace.TraceDocument;

/**
 * Runs a suite: the smallest searches first, several at once, within a limit of time and memory.
 * What the limit cut off is tried once more with all the time that is left in the end.
 */
public final class Gate {

  /** The guess for a scenario of which nothing is known. */
  private static final long UNKNOWN = 100_000;

  /**
   * What a gate may use and where it may write.
   *
   * @param seconds for all searches together; empty for no limit
   * @param atOnce how many searches run at one time
   * @param folder where counterexamples go; empty for nowhere
   */
  public record Settings(OptionalLong seconds, int atOnce, Optional<TraceFolder> folder) {}

  private final Suite suite;
  private final Settings settings;
  private final CheckService service;
  private final ResultCache cache;
  private final BooleanSupplier interrupted;
  private final NearestDesign nearest;
  private final List<String> remarks = new ArrayList<>();

  /**
   * Prepares a run.
   *
   * @param service with the limit of memory
   * @param cacheFolder empty for no cache
   * @param interrupted asked whether to end
   */
  public Gate(
      Suite suite,
      Settings settings,
      CheckService service,
      Optional<Path> cacheFolder,
      BooleanSupplier interrupted) {
    this.suite = suite;
    this.settings = settings;
    this.service = service;
    this.cache = new ResultCache(cacheFolder);
    this.interrupted = interrupted;
    this.nearest = new NearestDesign(interrupted);
  }

  /** Things to tell that are no findings, such as a cache that cannot be written. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Runs everything; each case is told as soon as those before it, by size, are done. */
  public GateResult run(Consumer<GateCase> told) {
    Map<String, GateCase> done = new HashMap<>();
    List<GateCase> replayed = new ArrayList<>();
    for (Map.Entry<String, Path> trace : suite.traces().entrySet()) {
      replayed.add(Replaying.of(trace.getKey(), trace.getValue()));
      told.accept(replayed.get(replayed.size() - 1));
    }
    List<Suite.Entry> bySize =
        suite.entries().stream().sorted(Comparator.comparingLong(this::size)).toList();
    Budget budget =
        new Budget(settings.seconds(), bySize.stream().map(this::size).toList(), settings.atOnce());
    List<Suite.Entry> cutOff = new ArrayList<>();
    InOrder.run(
        bySize,
        settings.atOnce(),
        entry -> check(entry, budget.deadline(size(entry))),
        result -> {
          if (result.end() == GateCase.End.OUT_OF_TIME && budget.isLeft()) {
            cutOff.add(entry(result.name()));
          } else {
            told.accept(result);
          }
          done.put(result.name(), result);
        });
    for (Suite.Entry entry : cutOff) {
      GateCase again = budget.isLeft() ? check(entry, budget.end()) : done.get(entry.name());
      if (again != null) {
        done.put(entry.name(), again);
        told.accept(again);
      }
    }
    return result(done, replayed);
  }

  private Suite.Entry entry(String name) {
    return suite.entries().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  private GateResult result(Map<String, GateCase> done, List<GateCase> replayed) {
    List<GateCase> cases = new ArrayList<>();
    suite
        .entries()
        .forEach(entry -> Optional.ofNullable(done.get(entry.name())).ifPresent(cases::add));
    cases.addAll(replayed);
    List<Change> gone = new ArrayList<>();
    for (String name : suite.expected().keySet()) {
      if (suite.entries().stream().noneMatch(entry -> entry.name().equals(name))) {
        String words = "'" + name + "' is expected by the suite and is not in it any more";
        gone.add(new Change(Change.Kind.GONE, words, "there", "gone", ExitStatus.CHANGED));
      }
    }
    return new GateResult(suite.name(), suite.source(), cases, gone);
  }

  private long size(Suite.Entry entry) {
    Measured expected = suite.expected().get(entry.name());
    return expected == null ? UNKNOWN : Math.max(1_000, expected.states());
  }

  private GateCase check(Suite.Entry entry, OptionalLong deadline) {
    if (entry.loaded().isEmpty()) {
      return GateCase.failed(
          entry.name(),
          GateCase.End.UNREADABLE,
          new Change(Change.Kind.DOCUMENT, entry.problem(), "", "", ExitStatus.BAD_DOCUMENT));
    }
    LoadedScenario scenario = entry.loaded().get();
    Optional<Measured> kept = cache.find(scenario);
    if (kept.isPresent() && changes(scenario, kept.get()).isEmpty()) {
      return new GateCase(
          scenario.name(),
          scenario.document().question(),
          GateCase.End.FROM_CACHE,
          ScenarioResult.grouped(kept.get().states()) + " states, unchanged since it was checked",
          List.of(),
          kept,
          Optional.empty(),
          Optional.empty(),
          0);
    }
    return searched(scenario, deadline);
  }

  private GateCase searched(LoadedScenario scenario, OptionalLong deadline) {
    BooleanSupplier late =
        () -> deadline.isPresent() && System.nanoTime() - deadline.getAsLong() >= 0;
    if (interrupted.getAsBoolean() || late.getAsBoolean()) {
      GateCase.End end =
          interrupted.getAsBoolean() ? GateCase.End.INTERRUPTED : GateCase.End.OUT_OF_TIME;
      return GateCase.without(
          scenario.name(), scenario.document().question(), end, "not begun: no time was left");
    }
    ScenarioResult result = service.check(scenario, SearchListener.silent(), late);
    Optional<Measured> measured = Optional.empty();
    List<Change> changes;
    if (result.isComplete()) {
      measured = Optional.of(Expectations.measured(result));
      changes = changes(scenario, measured.get());
      cache.keep(scenario, measured.get()).ifPresent(this::remark);
    } else {
      changes = partial(scenario, result);
    }
    boolean wanted = !changes.isEmpty() || settings.folder().isPresent();
    Optional<TraceDocument> trace = wanted ? trace(result) : Optional.empty();
    String file = TraceFolder.fileName(result.name());
    return new GateCase(
        result.name(),
        scenario.document().question(),
        end(result),
        result.explored(),
        changes,
        measured,
        trace,
        trace.flatMap(t -> settings.folder().flatMap(folder -> folder.write(t, file))),
        result.millis());
  }

  private synchronized void remark(String words) {
    if (!remarks.contains(words)) {
      remarks.add(words);
    }
  }

  private Optional<TraceDocument> trace(ScenarioResult result) {
    String file = TraceFolder.fileName(result.name());
    if (result.outcome().modelError().isPresent()) {
      return Optional.of(new TraceBuilder(result, Optional.empty()).ofModelError(file));
    }
    return result
        .lead()
        .map(
            lead ->
                new TraceBuilder(result, nearest.to(result.loaded().scenario(), lead.id()))
                    .of(lead, file));
  }

  private GateCase.End end(ScenarioResult result) {
    Completion completion = result.outcome().completion();
    if (completion == Completion.OUT_OF_MEMORY) {
      return GateCase.End.OUT_OF_MEMORY;
    } else if (completion == Completion.INTERRUPTED) {
      return interrupted.getAsBoolean() ? GateCase.End.INTERRUPTED : GateCase.End.OUT_OF_TIME;
    }
    return GateCase.End.CHECKED;
  }

  /** What is already known to be wrong although the search did not end. */
  private List<Change> partial(LoadedScenario scenario, ScenarioResult result) {
    List<Change> changes = new ArrayList<>();
    result
        .outcome()
        .modelError()
        .ifPresent(
            error ->
                changes.add(
                    new Change(
                        Change.Kind.VERDICT,
                        "the model",
                        "no error",
                        error.message(),
                        ExitStatus.MODEL_ERROR)));
    Measured expected = suite.expected().get(scenario.name());
    for (Deviation deviation : result.deviations()) {
      if (expected == null) {
        changes.add(change(deviation));
      }
    }
    if (expected != null) {
      changes.addAll(Expectations.newlyViolated(expected, result));
    }
    return changes;
  }

  private List<Change> changes(LoadedScenario scenario, Measured found) {
    Measured expected = suite.expected().get(scenario.name());
    if (expected != null) {
      return Expectations.compare(expected, found, kinds(scenario));
    } else if (suite.file().isPresent()) {
      return List.of(
          new Change(
              Change.Kind.NEW,
              "nothing is expected of it yet: run 'gate --update' and look at what it writes",
              "",
              "",
              ExitStatus.CHANGED));
    }
    return Expectations.deviations(scenario, found, kinds(scenario));
  }

  private static Change change(Deviation deviation) {
    return new Change(
        Change.Kind.VERDICT,
        deviation.title(),
        deviation.expected(),
        deviation.found(),
        deviation.status());
  }

  private static Map<String, PropertyKind> kinds(LoadedScenario scenario) {
    Map<String, PropertyKind> kinds = new HashMap<>();
    scenario
        .model()
        .properties()
        .forEach(p -> kinds.put(p.id(), PropertyKind.valueOf(p.kind().name())));
    kinds.put(ScenarioReader.DEADLOCK, PropertyKind.DEADLOCK);
    return kinds;
  }
}
