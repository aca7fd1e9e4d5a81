package org.rmapcheck.cli.bounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rmapcheck.lincheck.Exploration;
import org.rmapcheck.lincheck.Exploration.Completeness;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** An exploration as text, for the way from one process to another. Reading it runs it again. */
final class ExplorationText {

  private ExplorationText() {}

  static String write(Exploration exploration) {
    StringBuilder text = new StringBuilder();
    text.append(exploration.interleavings()).append('\n');
    text.append(exploration.schedules()).append('\n');
    text.append(exploration.completeness().name()).append('\n');
    exploration
        .broken()
        .forEach(
            (id, run) -> {
              text.append(id);
              run.forEach(step -> text.append(' ').append(step(step)));
              text.append('\n');
            });
    return text.toString();
  }

  private static String step(Transition step) {
    String choices = step.choices().stream().map(String::valueOf).collect(Collectors.joining("."));
    return step.instance() + "/" + step.armIndex() + "/" + choices;
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws IllegalStateException if a run is none of the bounded model
   */
  static Exploration read(String text, BoundedModel bounded) {
    List<String> lines = text.lines().toList();
    Map<String, List<Transition>> broken = new TreeMap<>();
    for (String line : lines.subList(3, lines.size())) {
      List<String> words = List.of(line.split(" ", -1));
      broken.put(words.get(0), run(words.subList(1, words.size()), bounded));
    }
    return new Exploration(
        Long.parseLong(lines.get(0)),
        Long.parseLong(lines.get(1)),
        Completeness.valueOf(lines.get(2)),
        broken);
  }

  private static List<Transition> run(List<String> steps, BoundedModel bounded) {
    ReferenceInterpreter reference = new ReferenceInterpreter(bounded.model());
    State state = bounded.start();
    List<Transition> run = new ArrayList<>();
    for (String step : steps) {
      int instance = Integer.parseInt(step.substring(0, step.indexOf('/')));
      Transition taken =
          reference.enabled(state, instance).stream()
              .filter(t -> step(t).equals(step))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("a run under Lincheck is none of the model"));
      run.add(taken);
      state = reference.execute(state, taken).state();
    }
    return run;
  }
}
