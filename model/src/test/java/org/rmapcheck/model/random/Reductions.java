package org.rmapcheck.model.random;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Step;

/** The models that are one thing less than a model, the boldest first; not all are well formed. */
final class Reductions {

  private final Model model;

  Reductions(Model model) {
    this.model = model;
  }

  Stream<Model> all() {
    return Stream.of(
            without(model.processes()).map(this::withProcesses),
            without(model.properties()).map(this::withProperties),
            model.variables().stream().map(variable -> WithoutVariable.of(model, variable)),
            processes(Reductions::withoutSteps),
            arms(arm -> Stream.empty()),
            model.idSets().stream().flatMap(set -> SmallerSet.of(model, set).stream()),
            without(model.idSets()).map(this::withIdSets),
            processes(Reductions::plainer),
            arms(ArmReductions::of),
            properties())
        .flatMap(candidates -> candidates);
  }

  /** Lists that have one element less. */
  static <T> Stream<List<T>> without(List<T> list) {
    return IntStream.range(0, list.size())
        .mapToObj(
            i -> {
              List<T> fewer = new ArrayList<>(list);
              fewer.remove(i);
              return fewer;
            });
  }

  /** Lists in which one element is one of its replacements. */
  static <T> Stream<List<T>> each(List<T> list, Function<T, Stream<T>> replacements) {
    return IntStream.range(0, list.size())
        .boxed()
        .flatMap(
            i ->
                replacements
                    .apply(list.get(i))
                    .map(
                        replacement -> {
                          List<T> changed = new ArrayList<>(list);
                          changed.set(i, replacement);
                          return changed;
                        }));
  }

  private Model withProcesses(List<Process> processes) {
    return new Model(
        model.name(),
        model.idSets(),
        model.variables(),
        model.initial(),
        processes,
        model.properties());
  }

  private Model withProperties(List<Property> properties) {
    return new Model(
        model.name(),
        model.idSets(),
        model.variables(),
        model.initial(),
        model.processes(),
        properties);
  }

  private Model withIdSets(List<IdSet> idSets) {
    return new Model(
        model.name(),
        idSets,
        model.variables(),
        model.initial(),
        model.processes(),
        model.properties());
  }

  private Stream<Model> processes(Function<Process, Stream<Process>> replacements) {
    return each(model.processes(), replacements).map(this::withProcesses);
  }

  /** Models in which one arm is gone, or replaced. */
  private Stream<Model> arms(Function<Arm, Stream<Arm>> replacements) {
    return processes(
        process ->
            each(
                    process.steps(),
                    step ->
                        Stream.concat(without(step.arms()), each(step.arms(), replacements))
                            .map(arms -> new Step(step.label(), step.kernel(), step.note(), arms)))
                .map(steps -> with(process, steps, process.rest(), process.fairness())));
  }

  private static Process with(
      Process p, List<Step> steps, Set<String> rest, Process.Fairness fairness) {
    return new Process(p.name(), p.instances(), p.self(), steps, rest, fairness, p.note());
  }

  /** Whoever went to the step that is gone goes to the first one that is left. */
  private static Stream<Process> withoutSteps(Process process) {
    return without(process.steps())
        .filter(steps -> !steps.isEmpty())
        .map(
            steps -> {
              Set<String> labels = new LinkedHashSet<>();
              steps.forEach(step -> labels.add(step.label()));
              Set<String> rest = new LinkedHashSet<>(process.rest());
              rest.retainAll(labels);
              List<Step> redirected = steps.stream().map(step -> redirected(step, labels)).toList();
              return with(process, redirected, rest, process.fairness());
            });
  }

  private static Step redirected(Step step, Set<String> labels) {
    List<Arm> arms =
        step.arms().stream()
            .map(
                arm ->
                    labels.contains(arm.target())
                        ? arm
                        : new Arm(
                            arm.choices(),
                            arm.otherwise(),
                            arm.guard(),
                            arm.assertions(),
                            arm.assignments(),
                            labels.iterator().next()))
            .toList();
    return new Step(step.label(), step.kernel(), step.note(), arms);
  }

  /** Without a rest label, unfairness, or the kernel's lines. */
  private static Stream<Process> plainer(Process process) {
    Stream<Process> rest =
        process.rest().stream()
            .sorted()
            .map(
                label -> {
                  Set<String> fewer = new LinkedHashSet<>(process.rest());
                  fewer.remove(label);
                  return with(process, process.steps(), fewer, process.fairness());
                });
    List<Step> plain =
        process.steps().stream()
            .map(step -> new Step(step.label(), Optional.empty(), "", step.arms()))
            .toList();
    return Stream.concat(
        rest,
        Stream.of(
            with(process, process.steps(), process.rest(), Process.Fairness.WEAK),
            with(process, plain, process.rest(), process.fairness())));
  }

  private Stream<Model> properties() {
    return each(model.properties(), PropertyReductions::of).map(this::withProperties);
  }
}
