package org.rmapcheck.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.rmapcheck.model.semantics.Transition;

/** What was seen in the completed runs of an exploration. */
final class RunLog {

  private final ReferenceStates states;
  private final List<Integer> instances;
  private final Set<List<Step>> seen = new HashSet<>();
  private final Map<String, List<Transition>> broken = new LinkedHashMap<>();
  private final Map<Position, Integer> options = new LinkedHashMap<>();
  private long completed;
  private long schedules;

  /** The place of a step within its thread. */
  record Position(int thread, int step) {}

  /** A step of a schedule: whose it was and which of its transitions. */
  private record Step(int instance, int choice) {}

  /**
   * An empty log.
   *
   * @param instances the instance that each thread runs
   */
  RunLog(ReferenceStates states, List<Integer> instances) {
    this.states = states;
    this.instances = List.copyOf(instances);
    states.before().forEach(id -> broken.put(id, List.of()));
  }

  /** Takes a run. */
  void take(ExecutionResult result) {
    completed++;
    Map<Integer, Step> steps = new TreeMap<>();
    Set<String> atEnd = new TreeSet<>();
    for (int thread = 0; thread < instances.size(); thread++) {
      var results = result.getParallelResultsWithClock().get(thread);
      for (int k = 0; k < results.size(); k++) {
        Stamp stamp = stamp(results.get(k).getResult());
        atEnd.addAll(stamp.broken());
        if (stamp.isStep()) {
          steps.put(stamp.position(), new Step(instances.get(thread), stamp.choice()));
          options.merge(new Position(thread, k), stamp.options(), Math::max);
        }
      }
    }
    List<Step> schedule = List.copyOf(steps.values());
    boolean isNew = seen.add(schedule);
    if (isNew && isMaximal(schedule)) {
      schedules++;
    }
    if (isNew || !broken.keySet().containsAll(atEnd)) {
      keep(schedule, atEnd);
    }
  }

  /** Whether nobody can or may go on behind it. */
  private boolean isMaximal(List<Step> schedule) {
    int[] left = states.bounded().steps().stream().mapToInt(Integer::intValue).toArray();
    ReachedState at = states.start();
    for (Step step : schedule) {
      at = states.offer(at, step.instance()).moves().get(step.choice()).to();
      left[step.instance()]--;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] > 0 && !states.offer(at, i).moves().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Stamp stamp(Object result) {
    if (result instanceof ValueResult value && value.getValue() instanceof String text) {
      return Stamp.of(text);
    }
    throw new IllegalStateException("a step of the reference semantics failed: " + result);
  }

  /** Follows the schedule again, and keeps the shortest run to each thing that it breaks. */
  private void keep(List<Step> schedule, Set<String> breaks) {
    List<Transition> run = new ArrayList<>();
    ReachedState at = states.start();
    at.broken.forEach(id -> shortest(id, run));
    keepFailing(at, run, breaks);
    for (Step step : schedule) {
      ReachedState.Move move = states.offer(at, step.instance()).moves().get(step.choice());
      run.add(move.transition());
      at = move.to();
      move.failed().forEach(id -> shortest(id, run));
      at.broken.forEach(id -> shortest(id, run));
      keepFailing(at, run, breaks);
    }
  }

  /** What breaks in a step that changes nothing is no part of the schedule: it ends the run. */
  private void keepFailing(ReachedState at, List<Transition> run, Set<String> breaks) {
    for (int instance : instances) {
      states
          .offer(at, instance)
          .failing()
          .forEach(
              (id, transition) -> {
                if (breaks.contains(id)) {
                  List<Transition> longer = new ArrayList<>(run);
                  longer.add(transition);
                  shortest(id, longer);
                }
              });
    }
  }

  private void shortest(String id, List<Transition> run) {
    List<Transition> known = broken.get(id);
    if (known == null || run.size() < known.size()) {
      broken.put(id, List.copyOf(run));
    }
  }

  long completed() {
    return completed;
  }

  /** Different schedules of steps, each to where nobody can or may go on. */
  long schedules() {
    return schedules;
  }

  Map<String, List<Transition>> broken() {
    return broken;
  }

  /** How many transitions there were to choose from, at most, at each step of each thread. */
  Map<Position, Integer> options() {
    return options;
  }
}
