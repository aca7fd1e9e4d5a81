package org.rmapcheck.model.semantics;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmapcheck.model.Exploration;
import org.rmapcheck.model.SampleModels;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Footprint;
import org.rmapcheck.model.ir.Footprints;
import org.rmapcheck.model.ir.Model;

/** What the interpreter really touches lies within the footprint that the tree gives. */
final class FootprintAgreementTest {

  private static final long SEED = 20240611;

  static Stream<Model> models() {
    return SampleModels.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void holdsForEveryTransitionOfEveryReachableState(Model model) {
    Exploration exploration = Exploration.of(model);
    for (State state : exploration.reachable()) {
      for (Transition transition : exploration.interpreter().enabled(state)) {
        check(exploration.interpreter(), state, transition);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void holdsOnRandomWalks(Model model) {
    ReferenceInterpreter interpreter = new ReferenceInterpreter(model);
    Random random = new Random(SEED);
    for (int walk = 0; walk < 20; walk++) {
      State state = interpreter.initial();
      for (int step = 0; step < 200; step++) {
        List<Transition> enabled = interpreter.enabled(state);
        if (enabled.isEmpty()) {
          break;
        }
        Transition transition = enabled.get(random.nextInt(enabled.size()));
        check(interpreter, state, transition);
        state = interpreter.execute(state, transition).state();
      }
    }
  }

  private static void check(ReferenceInterpreter interpreter, State state, Transition transition) {
    Footprint footprint =
        Footprints.of(
            transition.who().process(), transition.who().id(), transition.step(), transition.arm());
    Execution execution = interpreter.execute(state, transition);
    Locations locations = interpreter.locations();
    List<String> problems = new ArrayList<>();
    for (int location = 0; location < locations.count(); location++) {
      boolean written = execution.written().contains(location);
      boolean same = execution.state().values().get(location).equals(state.values().get(location));
      if (written && !in(footprint.mayWrites(), locations, location)) {
        problems.add("writes " + locations.name(location));
      }
      if (!written && in(footprint.mustWrites(), locations, location)) {
        problems.add("does not write " + locations.name(location));
      }
      if (!written && !same) {
        problems.add("changes without a write " + locations.name(location));
      }
    }
    for (int location : reads(interpreter, state, transition)) {
      if (!in(footprint.reads(), locations, location)) {
        problems.add("reads " + locations.name(location));
      }
    }
    if (!problems.isEmpty()) {
      fail(transition + ": " + problems);
    }
  }

  private static boolean in(Set<Footprint.Region> regions, Locations locations, int location) {
    return regions.stream()
        .anyMatch(
            region ->
                region.variable().equals(locations.variable(location))
                    && region.contains(locations.offset(location)));
  }

  /** The locations that the evaluator reads when the transition is taken. */
  private static Set<Integer> reads(
      ReferenceInterpreter interpreter, State state, Transition transition) {
    Set<Integer> read = new HashSet<>();
    Evaluator evaluator = interpreter.evaluator();
    Map<Expr.Bound, Integer> names = interpreter.names(transition);
    Arm arm = transition.arm();
    evaluator.value(arm.guard(), state, names, read);
    if (arm.otherwise()) {
      for (Arm other : transition.step().arms()) {
        for (Map<Expr.Bound, Integer> chosen : extensions(names, other.choices())) {
          evaluator.value(other.guard(), state, chosen, read);
        }
      }
    }
    arm.assertions().forEach(a -> evaluator.value(a.condition(), state, names, read));
    for (Assignment assignment : arm.assignments()) {
      for (Map<Expr.Bound, Integer> members : extensions(names, assignment.over())) {
        evaluator.offset(assignment.target(), state, members, read);
        evaluator.value(assignment.value(), state, members, read);
      }
    }
    return read;
  }

  private static List<Map<Expr.Bound, Integer>> extensions(
      Map<Expr.Bound, Integer> names, List<Expr.Bound> bounds) {
    return ReferenceInterpreter.combinations(bounds).stream()
        .map(
            members -> {
              Map<Expr.Bound, Integer> inner = new HashMap<>(names);
              for (int i = 0; i < members.size(); i++) {
                inner.put(bounds.get(i), members.get(i));
              }
              return inner;
            })
        .toList();
  }
}
