package org.rmapcheck.model.range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/** What each step of each process instance may do, as far as the values of locations are known. */
final class Steps {

  private static final int SEVERAL = -2;
  private static final int NOBODY = -1;

  /** An arm of one instance with all its names bound. */
  private record BoundArm(Arm arm, Map<Expr.Bound, Integer> names, Cases cases, int target) {}

  /** One location, or one of several, and the values that it may be given. */
  record Write(List<Integer> locations, ValueSet values) {

    /** Whether there is nothing that it could do: it is a model error. */
    boolean fails() {
      return locations.isEmpty() || values.isEmpty();
    }
  }

  /**
   * What an arm may do.
   *
   * @param target index of the step to which it leads
   * @param before what is known of the values where it is taken
   */
  record Outcome(int target, Known before, List<Write> writes) {

    /** Whether it always ends in a model error, and leads nowhere. */
    boolean fails() {
      return writes.stream().anyMatch(Write::fails);
    }

    /** The values that written locations may have afterwards. */
    Map<Integer, ValueSet> after() {
      Map<Integer, ValueSet> after = new HashMap<>();
      for (Write write : writes) {
        for (int l : write.locations) {
          ValueSet kept = write.locations.size() == 1 ? write.values : before.of(l);
          after.merge(l, kept.union(write.values), ValueSet::union);
        }
      }
      return after;
    }
  }

  private final Locations locations;
  private final Possible possible;
  private final BoundArm[][][] arms;

  Steps(Model model, Locations locations) {
    this.locations = locations;
    this.possible = new Possible(model, locations);
    List<Model.Instance> instances = model.instances();
    this.arms = new BoundArm[instances.size()][][];
    for (int i = 0; i < arms.length; i++) {
      Model.Instance instance = instances.get(i);
      arms[i] =
          instance.process().steps().stream()
              .map(step -> bound(instance, step))
              .toArray(BoundArm[][]::new);
    }
  }

  private static BoundArm[] bound(Model.Instance who, Step step) {
    Process process = who.process();
    List<BoundArm> bound = new ArrayList<>();
    for (Arm arm : step.arms()) {
      for (List<Integer> choices : ReferenceInterpreter.combinations(arm.choices())) {
        Map<Expr.Bound, Integer> names =
            names(Map.of(process.self(), who.id()), arm.choices(), choices);
        bound.add(new BoundArm(arm, names, new Cases(arm, names), process.indexOf(arm.target())));
      }
    }
    return bound.toArray(BoundArm[]::new);
  }

  private static Map<Expr.Bound, Integer> names(
      Map<Expr.Bound, Integer> outer, List<Expr.Bound> more, List<Integer> members) {
    if (more.isEmpty()) {
      return outer;
    }
    Map<Expr.Bound, Integer> names = new HashMap<>(outer);
    for (int i = 0; i < members.size(); i++) {
      names.put(more.get(i), members.get(i));
    }
    return names;
  }

  /** Number of instances. */
  int instances() {
    return arms.length;
  }

  /** Number of steps of an instance. */
  int steps(int instance) {
    return arms[instance].length;
  }

  /** The locations that each instance, and no other one, may write, in ascending order. */
  int[][] owned() {
    int[] writers = writers();
    int[][] owned = new int[arms.length][];
    for (int i = 0; i < arms.length; i++) {
      int instance = i;
      owned[i] = IntStream.range(0, writers.length).filter(l -> writers[l] == instance).toArray();
    }
    return owned;
  }

  /** The one instance that may write each location, or that there is none, or several. */
  private int[] writers() {
    ValueSet[] anything =
        IntStream.range(0, locations.count())
            .mapToObj(l -> ValueSet.allOf(locations.variable(l).type()))
            .toArray(ValueSet[]::new);
    Known known = new Known(anything);
    int[] found = new int[anything.length];
    Arrays.fill(found, NOBODY);
    for (int i = 0; i < arms.length; i++) {
      int writer = i;
      for (BoundArm[] step : arms[i]) {
        for (BoundArm arm : step) {
          each(
              arm,
              (assignment, names) -> {
                for (int l : targets(assignment, names, known)) {
                  found[l] = found[l] == NOBODY || found[l] == writer ? writer : SEVERAL;
                }
              });
        }
      }
    }
    return found;
  }

  /** What the arms of a step may do where so much is known. */
  List<Outcome> outcomes(int instance, int step, Known known) {
    List<Outcome> outcomes = new ArrayList<>();
    for (BoundArm arm : arms[instance][step]) {
      for (Known each : arm.cases.of(known, possible)) {
        Known taken =
            arm.arm.otherwise() ? lastResort(arms[instance][step], each) : taken(arm, each);
        if (!taken.isImpossible()) {
          outcomes.add(new Outcome(arm.target, taken, writes(arm, taken)));
        }
      }
    }
    return outcomes;
  }

  private Known taken(BoundArm arm, Known known) {
    return possible.learning().given(arm.arm.guard(), true, arm.names, known);
  }

  private Known lastResort(BoundArm[] step, Known known) {
    Known left = known;
    for (BoundArm arm : step) {
      if (!arm.arm.otherwise()) {
        left = possible.learning().given(arm.arm.guard(), false, arm.names, left);
      }
    }
    return left;
  }

  private List<Write> writes(BoundArm bound, Known known) {
    List<Write> writes = new ArrayList<>();
    each(
        bound,
        (assignment, names) -> {
          ValueSet range = ValueSet.allOf(assignment.target().variable().type());
          ValueSet values = possible.values(assignment.value(), names, known).intersection(range);
          writes.add(new Write(targets(assignment, names, known), values));
        });
    return writes;
  }

  /** Gives each assignment of an arm, once for each member of what it is over. */
  private static void each(
      BoundArm bound, BiConsumer<Assignment, Map<Expr.Bound, Integer>> consumer) {
    for (Assignment assignment : bound.arm.assignments()) {
      for (List<Integer> members : ReferenceInterpreter.combinations(assignment.over())) {
        consumer.accept(assignment, names(bound.names, assignment.over(), members));
      }
    }
  }

  private List<Integer> targets(
      Assignment assignment, Map<Expr.Bound, Integer> names, Known known) {
    List<Integer> targets = new ArrayList<>();
    int base = locations.base(assignment.target().variable());
    possible.offsets(assignment.target(), names, known, offset -> targets.add(base + offset));
    return targets;
  }
}
