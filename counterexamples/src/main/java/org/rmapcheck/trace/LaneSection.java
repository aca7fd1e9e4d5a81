package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.trace.Palette.Role;

/**
 * The run itself: each step in the lane of its process with the values it changed, and a line
 * across the page where a property is first broken.
 */
final class LaneSection {
  private LaneSection() {}

  static void write(Page page, TraceDocument trace) {
    Map<String, Integer> lanes = lanesWithSteps(trace);
    LaneGrid grid = LaneGrid.of(List.copyOf(lanes.keySet()), trace.steps().size(), page.width());
    trace.initialBreaks().forEach(broken -> marker(page, grid, broken));
    if (trace.steps().isEmpty()) {
      page.paragraph(0, Role.TEXT, "The initial state is the violation: no step is needed.");
      return;
    }
    grid.header(page);
    String before = trace.steps().get(0).process();
    for (TraceStep step : trace.steps()) {
      if (!step.process().equals(before)) {
        grid.bars(page);
        before = step.process();
      }
      int lane = lanes.getOrDefault(step.process(), 0);
      step(page, grid, lane, step);
      step.breaks().forEach(broken -> marker(page, grid, broken));
    }
  }

  private static void step(Page page, LaneGrid grid, int lane, TraceStep step) {
    boolean matters = step.matters();
    String mark = step.explanation().isPresent() && matters ? "*" : "";
    grid.step(page, step.index() + mark, lane, matters ? Role.STEP : Role.RULER, heading(step));
    if (matters) {
      step.explanation()
          .map(StepExplanation::reason)
          .filter(reason -> !reason.isBlank())
          .ifPresent(reason -> grid.detail(page, lane, Role.TEXT, reason));
    }
    step.changes().stream()
        .filter(VariableChange::isVisible)
        .forEach(
            change -> grid.detail(page, lane, matters ? Role.CHANGE : Role.RULER, words(change)));
    String causes = causes(step);
    if (!causes.isEmpty()) {
      grid.detail(page, lane, Role.RULER, causes);
    }
  }

  /** The earlier steps that a step depends on, each with what it wrote. */
  private static String causes(TraceStep step) {
    Map<Integer, List<String>> byStep = new LinkedHashMap<>();
    step.explanation()
        .ifPresent(
            e ->
                e.because()
                    .forEach(
                        cause ->
                            byStep
                                .computeIfAbsent(cause.step(), k -> new ArrayList<>())
                                .add(cause.variable())));
    List<String> words = new ArrayList<>();
    byStep.forEach((k, what) -> words.add(k + " (" + String.join(", ", what) + ")"));
    return words.isEmpty() ? "" : "because of " + String.join(", ", words);
  }

  /** Lanes in the document's order, of those processes that take a step. */
  private static Map<String, Integer> lanesWithSteps(TraceDocument trace) {
    Set<String> acting = new LinkedHashSet<>();
    trace.steps().forEach(step -> acting.add(step.process()));
    List<String> order = new ArrayList<>(trace.processes());
    order.addAll(acting);
    Map<String, Integer> lanes = new LinkedHashMap<>();
    for (String process : order) {
      if (acting.contains(process)) {
        lanes.putIfAbsent(process, lanes.size());
      }
    }
    return lanes;
  }

  private static void marker(Page page, LaneGrid grid, BrokenProperty broken) {
    page.paragraph(
        grid.margin(),
        Role.ALARM,
        "<-- breaks %s %s (%s): %s"
            .formatted(broken.id(), broken.name(), broken.kind().text(), broken.statement()));
  }

  private static String heading(TraceStep step) {
    StringBuilder text = new StringBuilder(step.label());
    String function = step.kernel().function();
    if (function.equals(step.label())) {
      text.append("()");
    } else if (!function.isEmpty()) {
      text.append(" in ").append(function).append("()");
    }
    if (!step.choices().isEmpty()) {
      List<String> choices = new ArrayList<>();
      step.choices().forEach((name, value) -> choices.add(name + " " + value));
      text.append(" [").append(String.join(", ", choices)).append(']');
    }
    return text.toString();
  }

  private static String words(VariableChange change) {
    return "%s: %s -> %s".formatted(change.variable(), change.oldValue(), change.newValue());
  }
}
