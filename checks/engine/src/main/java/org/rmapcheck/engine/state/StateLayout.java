package org.rmapcheck.engine.state;

import java.util.Arrays;
import java.util.List;
import org.rmapcheck.model.ir.LocalStates;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Range;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.State;

/**
 * Packs states of a model into words: one field for the program counter of each process instance
 * and one for each location, those of the {@link LocalStates local states} of an instance side by
 * side. Each field has exactly the bits that the range of its values needs, as far as it is {@link
 * Model#range known}, and never straddles two words; which one it is in, {@link Allotment} says.
 * Packing is a bijection between states within their ranges and words: equal words are equal
 * states.
 */
public final class StateLayout {

  private final Model model;
  private final Locations locations;
  private final List<Model.Instance> instances;
  private final Field[] values;
  private final Field[] counters;
  private final List<Integer> used;

  private StateLayout(Model model) {
    this.model = model;
    this.locations = new Locations(model);
    this.instances = model.instances();
    this.values = new Field[locations.count()];
    this.counters = new Field[instances.size()];
    Allotment allotment = new Allotment();
    placeLocalStates(allotment);
    placeOthers(allotment, true);
    placeOthers(allotment, false);
    this.used = allotment.used();
  }

  /** What is numbered together comes first, side by side. */
  private void placeLocalStates(Allotment allotment) {
    for (int i = 0; i < counters.length; i++) {
      LocalStates local = model.knowledge().localStates().get(instances.get(i).name());
      if (local != null) {
        counters[i] = allotment.field(labels(i));
        for (int location : local.locations()) {
          values[location] = allotment.field(range(location));
        }
      }
    }
  }

  /** Those with bits that have no value come before those without. */
  private void placeOthers(Allotment allotment, boolean isWasteful) {
    for (int i = 0; i < counters.length; i++) {
      if (counters[i] == null && isWasteful == isWasteful(labels(i))) {
        counters[i] = allotment.field(labels(i));
      }
    }
    for (int location = 0; location < values.length; location++) {
      if (values[location] == null && isWasteful == isWasteful(range(location))) {
        values[location] = allotment.field(range(location));
      }
    }
  }

  private static boolean isWasteful(Range range) {
    return Field.isWasteful(range.low(), range.high());
  }

  private Range labels(int instance) {
    return new Range(0, instances.get(instance).process().steps().size() - 1L);
  }

  private Range range(int location) {
    return model.range(locations.variable(location), locations.offset(location));
  }

  public static StateLayout of(Model model) {
    return new StateLayout(model);
  }

  public Model model() {
    return model;
  }

  public Locations locations() {
    return locations;
  }

  /** The process instances, in the order of their program counters. */
  public List<Model.Instance> instances() {
    return instances;
  }

  /** Number of words that a state takes; at least one. */
  public int words() {
    return used.size();
  }

  /** Number of bits that carry information; the rest of the words is zero. */
  public int bits() {
    return used.stream().mapToInt(Integer::intValue).sum();
  }

  /** Where a location is kept. */
  public Field value(int location) {
    return values[location];
  }

  /** Where the program counter of an instance is kept: the index of its step. */
  public Field counter(int instance) {
    return counters[instance];
  }

  /** The raw value of one element of a variable, by its row-major offset. */
  public long value(long[] words, Variable variable, int offset) {
    return values[locations.base(variable) + offset].get(words);
  }

  /** The label at which an instance is. */
  public String label(long[] words, int instance) {
    Process process = instances.get(instance).process();
    return process.steps().get((int) counters[instance].get(words)).label();
  }

  /**
   * The words of a state.
   *
   * @throws IllegalArgumentException if a value is outside the range of its variable
   */
  public long[] pack(State state) {
    long[] words = new long[words()];
    for (int location = 0; location < values.length; location++) {
      store(values[location], state.values().get(location), words, locations.name(location));
    }
    for (int i = 0; i < counters.length; i++) {
      store(counters[i], state.counters().get(i), words, instances.get(i).name());
    }
    return words;
  }

  private void store(Field field, long value, long[] words, String what) {
    if (!field.contains(value)) {
      throw new IllegalArgumentException(
          "model '" + model.name() + "': " + value + " is outside the range of '" + what + "'");
    }
    field.set(words, 0, value);
  }

  /** The state that these words stand for. */
  public State unpack(long[] words) {
    return new State(
        Arrays.stream(values).map(field -> field.get(words)).toList(),
        Arrays.stream(counters).map(field -> (int) field.get(words)).toList());
  }
}
