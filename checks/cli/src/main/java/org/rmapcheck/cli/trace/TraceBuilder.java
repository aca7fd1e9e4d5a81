package org.rmapcheck.cli.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.check.ShortestRun;
import org.rmapcheck.cli.explain.Explanations;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.engine.Path;
import org.rmapcheck.engine.PathProperties;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.engine.search.SimplestRun;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.trace.Answer;
import org.rmapcheck.trace.BrokenProperty;
import org.rmapcheck.trace.KernelCall;
import org.rmapcheck.trace.NearestHolding;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;
import org.rmapcheck.trace.TracedProperty;

/** Makes a document of a violation: everything a reader needs, and nothing that varies. */
public final class TraceBuilder {

  private static final String SHORTEST =
      "breadth-first, exact states: no shorter run breaks this property";
  private static final String MERGED =
      "breadth-first over merged steps, exact states: no run of fewer merged steps breaks this"
          + " property";
  private static final String WALKED = "walked by hand: there may be shorter runs";
  private static final String SIMPLEST = ", and none as short has fewer context switches";

  /** How many states the pass for the simplest run may keep: it takes a second at most. */
  private static final long MOST_STATES = 150_000;

  private final ScenarioResult result;
  private final Model model;
  private final ReferenceInterpreter reference;
  private final StateNames names;
  private final Optional<NearestHolding> nearest;

  public TraceBuilder(ScenarioResult result, Optional<NearestHolding> nearest) {
    this.result = result;
    this.model = result.loaded().model();
    this.reference = new ReferenceInterpreter(model);
    this.names = new StateNames(reference.locations());
    this.nearest = nearest;
  }

  /**
   * The document of a violated property.
   *
   * @param fileName under which it will be known
   */
  public TraceDocument of(PropertyResult violated, String fileName) {
    if (!(violated.verdict() instanceof Verdict.Violated verdict)) {
      throw new IllegalArgumentException(violated.title() + " is not violated");
    }
    Optional<Verdict.Violated> shortest = inKernelSteps(violated.id(), verdict);
    Optional<Path> simplest = shortest.flatMap(found -> simplest(violated, found));
    Path path = simplest.or(() -> shortest.map(Verdict.Violated::path)).orElse(verdict.path());
    String strategy =
        shortest.isEmpty() ? MERGED : SHORTEST + simplest.map(s -> SIMPLEST).orElse("");
    return document(violated, path, strategy, fileName);
  }

  /** The document of a run that somebody walked by hand and that breaks the property. */
  public TraceDocument walked(PropertyResult violated, Path path, String fileName) {
    return document(violated, path, WALKED, fileName);
  }

  private TraceDocument document(
      PropertyResult violated, Path path, String strategy, String fileName) {
    if (violated.kind() == PropertyKind.DEADLOCK) {
      return document(
          violated,
          new Run(path, strategy, Explanations.ofHang(reference, path)),
          Violation.ofHang(reference, path.last()),
          fileName);
    }
    Property property = model.property(violated.id()).orElseThrow();
    return document(
        violated,
        new Run(path, strategy, Explanations.ofViolation(reference, path, property)),
        Violation.of(reference, property, path),
        fileName);
  }

  /** The violation after the fewest kernel steps, if a small search finds it. */
  private Optional<Verdict.Violated> inKernelSteps(String property, Verdict.Violated verdict) {
    if (result.tree().model().equals(model)) {
      return Optional.of(verdict);
    }
    return ShortestRun.breaking(model, property)
        .map(path -> new Verdict.Violated(path.length(), path));
  }

  private Optional<Path> simplest(PropertyResult violated, Verdict.Violated shortest) {
    SimplestRun simplest = new SimplestRun(model, MOST_STATES);
    return violated.kind() == PropertyKind.DEADLOCK
        ? simplest.deadlocking(shortest)
        : simplest.breaking(model.property(violated.id()).orElseThrow(), shortest);
  }

  /** A run with how it was found and what its steps mean. */
  private record Run(Path path, String strategy, List<StepExplanation> explanations) {}

  /** The document of the model error that was found. */
  public TraceDocument ofModelError(String fileName) {
    var error = result.outcome().modelError().orElseThrow();
    PropertyResult property =
        new PropertyResult(
            "model-error",
            "ModelError",
            PropertyKind.MODEL_ERROR,
            "no step leaves the range of a variable, indexes past a set or writes a place twice",
            "",
            new Verdict.Violated(error.path().length(), error.path()));
    return document(
        property,
        new Run(error.path(), SHORTEST, Explanations.ofModelError(reference, error.path())),
        Violation.ofModelError(error.message()),
        fileName);
  }

  private TraceDocument document(
      PropertyResult violated, Run run, Violation violation, String fileName) {
    Path path = run.path();
    List<Set<String>> breaks = new PathProperties(model).brokenAlong(path);
    return new TraceDocument(
        Version.TOOL,
        ModelHash.of(model),
        result.loaded().document().kernel(),
        run.strategy(),
        new TracedProperty(
            violated.id(),
            violated.name(),
            violated.kind(),
            violated.statement(),
            violation.formula(),
            violated.symptom()),
        answer(violated, path, breaks),
        result.loaded().document(),
        model.instances().stream().map(Model.Instance::name).toList(),
        StateNames.constants(model),
        names.all(path.states().get(0)),
        broken(breaks.get(0)),
        steps(run, breaks, violated),
        violation.evaluation(),
        "rmapcheck replay " + fileName);
  }

  private Answer answer(PropertyResult violated, Path path, List<Set<String>> breaks) {
    var census = result.outcome().census();
    return new Answer(
        result.loaded().document().question(),
        AnswerWords.of(result, violated, path.length(), breaks),
        nearest,
        result.loaded().scenario().scope().words() + "; " + Assumptions.HARDWARE,
        result.explored(),
        census.states(),
        census.transitions(),
        path.length());
  }

  private List<TraceStep> steps(Run run, List<Set<String>> breaks, PropertyResult violated) {
    Path path = run.path();
    List<TraceStep> steps = new ArrayList<>();
    for (int k = 1; k <= path.length(); k++) {
      Transition step = path.steps().get(k - 1);
      List<BrokenProperty> broken = new ArrayList<>(broken(breaks.get(k)));
      if (k == path.length() && violated.id().equals(ScenarioReader.DEADLOCK)) {
        broken.add(
            new BrokenProperty(
                violated.id(), violated.name(), violated.kind(), violated.statement()));
      }
      steps.add(
          new TraceStep(
              k,
              step.who().name(),
              step.step().label(),
              step.armIndex(),
              StateNames.choices(step),
              step.step().kernel().map(TraceBuilder::kernel).orElse(KernelCall.NONE),
              names.changes(path.states().get(k - 1), path.states().get(k)),
              broken,
              Optional.of(run.explanations().get(k - 1))));
    }
    return steps;
  }

  private static KernelCall kernel(KernelRef ref) {
    return new KernelCall(ref.function(), ref.call(), ref.file());
  }

  private List<BrokenProperty> broken(Set<String> ids) {
    List<BrokenProperty> broken = new ArrayList<>();
    for (String id : ids) {
      Property property = model.property(id).orElseThrow();
      broken.add(new BrokenProperty(id, property.name(), kind(property), property.statement()));
    }
    return broken;
  }

  private static PropertyKind kind(Property property) {
    return switch (property.kind()) {
      case HARM -> PropertyKind.HARM;
      case DISCIPLINE -> PropertyKind.DISCIPLINE;
      case BOOKS -> PropertyKind.BOOKS;
    };
  }
}
