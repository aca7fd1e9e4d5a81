package org.rmapcheck.model.range;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rmapcheck.model.ir.Model;
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

  private final Locations locations;
  private final Steps steps;
  private final int[][] owned;
  private final List<Long> initial;
  private final ValueSet[] shared;
  private final ValueSet[][][] at;
  private final int[][] seen;
  private int version = 1;
  private int rounds;

  private Reach(Model model) {
    this.locations = new Locations(model);
    this.steps = new Steps(model, locations);
    this.owned = steps.owned();
    this.initial = new ReferenceInterpreter(model).initial().values();
    this.shared = initial.stream().map(ValueSet::of).toArray(ValueSet[]::new);
    this.at = new ValueSet[steps.instances()][][];
    this.seen = new int[steps.instances()][];
    for (int i = 0; i < at.length; i++) {
      at[i] = new ValueSet[steps.steps(i)][];
      at[i][0] = Arrays.stream(owned[i]).mapToObj(l -> shared[l]).toArray(ValueSet[]::new);
      seen[i] = new int[steps.steps(i)];
    }
  }

  /** Finds what can be reached in a model. */
  public static Reach of(Model model) {
    Reach reach = new Reach(model);
    reach.solve();
    return reach;
  }

  /** The values of each location, in the order of the locations. */
  public List<ValueSet> values() {
    return Arrays.asList(shared);
  }

  /** The locations that an instance alone may write, in ascending order. */
  int[] owned(int instance) {
    return owned[instance].clone();
  }

  /** Whether an instance ever comes to one of its steps. */
  boolean reaches(int instance, int step) {
    return at[instance][step] != null;
  }

  Steps steps() {
    return steps;
  }

  long initial(int location) {
    return initial.get(location);
  }

  private void solve() {
    boolean changed = true;
    while (changed) {
      changed = false;
      rounds++;
      for (int i = 0; i < at.length; i++) {
        for (int s = 0; s < at[i].length; s++) {
          if (at[i][s] != null && seen[i][s] < version) {
            seen[i][s] = version;
            step(i, s);
            changed = true;
          }
        }
      }
    }
  }

  /** The values of all locations while an instance is at one of its steps. */
  ValueSet[] known(int i, int s) {
    ValueSet[] base = shared.clone();
    for (int o = 0; o < owned[i].length; o++) {
      base[owned[i][o]] = at[i][s][o];
    }
    return base;
  }

  private void step(int i, int s) {
    for (Steps.Outcome outcome : steps.outcomes(i, s, new Known(known(i, s)))) {
      for (Steps.Write write : outcome.writes()) {
        for (int l : write.locations()) {
          // also where another write of the arm is a model error: whoever runs it has the value
          grow(l, write.values());
        }
      }
      if (!outcome.fails()) {
        arrive(i, outcome.target(), outcome.before(), outcome.after());
      }
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
