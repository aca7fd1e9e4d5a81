package org.rmapcheck.model.range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/**
 * Which values each location of a model can have in reachable states: at least those, and seldom
 * many more. The least sets that hold the initial values and with them whatever an arm may write;
 * of a location that one instance alone writes, a set for each of its labels.
 */
public final class Reach {

  /** After so many rounds a set that still grows becomes the whole range. */
  private static final int PATIENCE = 100;

  private static final int MANY = -2;
  private static final int NOBODY = -1;

  /** An arm of one instance with all its names bound. */
  private record BoundArm(Arm arm, Map<Expr.Bound, Integer> names, Cases cases, int target) {}

  /** One location, or one of several, and the values that it may be given. */
  private record Write(List<Integer> locations, ValueSet values) {}

  private final Model model;
  private final Locations locations;
  private final Possible possible;
  private final List<Model.Instance> instances;
  private final BoundArm[][][] arms;
  private final int[] writers;
  private final int[][] owned;
  private final ValueSet[] shared;
  private final ValueSet[][][] at;
  private final int[][] seen;
  private int version = 1;
  private int rounds;

  private Reach(Model model) {
    this.model = model;
    this.locations = new Locations(model);
    this.possible = new Possible(model, locations);
    this.instances = model.instances();
    this.shared = initial();
    this.arms = new BoundArm[instances.size()][][];
    this.at = new ValueSet[instances.size()][][];
    this.seen = new int[instances.size()][];
    for (int i = 0; i < arms.length; i++) {
      List<Step> steps = instances.get(i).process().steps();
      arms[i] = new BoundArm[steps.size()][];
      for (int s = 0; s < steps.size(); s++) {
        arms[i][s] = bound(instances.get(i), steps.get(s));
      }
      at[i] = new ValueSet[steps.size()][];
      seen[i] = new int[steps.size()];
    }
    this.writers = writers();
    this.owned = new int[instances.size()][];
    for (int i = 0; i < arms.length; i++) {
      int instance = i;
      owned[i] = IntStream.range(0, writers.length).filter(l -> writers[l] == instance).toArray();
      at[i][0] = Arrays.stream(owned[i]).mapToObj(l -> shared[l]).toArray(ValueSet[]::new);
      seen[i][0] = 0;
    }
  }

  /** The values of each location of a model, in the order of its locations. */
  public static List<ValueSet> of(Model model) {
    Reach reach = new Reach(model);
    reach.solve();
    return List.of(reach.shared);
  }

  private ValueSet[] initial() {
    return new ReferenceInterpreter(model)
        .initial().values().stream().map(ValueSet::of).toArray(ValueSet[]::new);
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
                  found[l] = found[l] == NOBODY || found[l] == writer ? writer : MANY;
                }
              });
        }
      }
    }
    return found;
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

  private void solve() {
    boolean changed = true;
    while (changed) {
      changed = false;
      rounds++;
      for (int i = 0; i < arms.length; i++) {
        for (int s = 0; s < arms[i].length; s++) {
          if (at[i][s] != null && seen[i][s] < version) {
            seen[i][s] = version;
            step(i, s);
            changed = true;
          }
        }
      }
    }
  }

  private void step(int i, int s) {
    ValueSet[] base = shared.clone();
    for (int o = 0; o < owned[i].length; o++) {
      base[owned[i][o]] = at[i][s][o];
    }
    Known known = new Known(base);
    for (BoundArm arm : arms[i][s]) {
      for (Known each : arm.cases.of(known, possible)) {
        Known taken = arm.arm.otherwise() ? lastResort(arms[i][s], each) : taken(arm, each);
        if (!taken.isImpossible()) {
          take(i, arm, taken);
        }
      }
    }
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

  private void take(int i, BoundArm arm, Known known) {
    List<Write> writes = writes(arm, known);
    boolean fails = false;
    Map<Integer, ValueSet> after = new HashMap<>();
    for (Write write : writes) {
      fails |= write.locations.isEmpty() || write.values.isEmpty();
      for (int l : write.locations) {
        // also where another write of the arm is a model error: whoever runs it has the value
        grow(l, write.values);
        ValueSet before = write.locations.size() == 1 ? write.values : known.of(l);
        after.merge(l, before.union(write.values), ValueSet::union);
      }
    }
    if (!fails) {
      arrive(i, arm.target, known, after);
    }
  }

  private void grow(int l, ValueSet by) {
    ValueSet all = shared[l].union(by);
    if (!all.equals(shared[l])) {
      shared[l] = rounds > PATIENCE ? ValueSet.allOf(locations.variable(l).type()) : all;
      version++;
    }
  }

  private void arrive(int i, int s, Known known, Map<Integer, ValueSet> after) {
    ValueSet @Nullable [] before = at[i][s];
    ValueSet[] now = new ValueSet[owned[i].length];
    boolean grown = before == null;
    for (int o = 0; o < now.length; o++) {
      int l = owned[i][o];
      ValueSet arriving = after.getOrDefault(l, known.of(l));
      now[o] = before == null ? arriving : before[o].union(arriving);
      if (before != null && !now[o].equals(before[o])) {
        grown = true;
        now[o] = rounds > PATIENCE ? shared[l] : now[o];
      }
    }
    if (grown) {
      at[i][s] = now;
      version++;
    }
  }
}
