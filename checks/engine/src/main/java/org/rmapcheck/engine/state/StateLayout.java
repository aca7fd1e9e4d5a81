package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Range;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.Locations;
import org.rmapcheck.model.semantics.State;

/**
 * Packs states of a model into words: one program counter per process instance, then one field per
 * location in the order of {@link Locations}. Each field has exactly the bits that the range of its
 * values needs, as far as it is {@link Model#range known}, and never straddles two words; which one
 * it is in, {@link Allotment} says. Packing is a bijection between states within their ranges and
 * words: equal words are equal states.
 */
public final class StateLayout {

  private final Model model;
  private final Locations locations;
  private final List<Model.Instance> instances;
  private final List<Field> values = new ArrayList<>();
  private final List<Field> counters = new ArrayList<>();
  private final List<Integer> used;
  private final int firstPart;

  private StateLayout(Model model) {
    this.model = model;
    this.locations = new Locations(model);
    this.instances = model.instances();
    Allotment allotment = new Allotment(ranges());
    for (Model.Instance instance : instances) {
      counters.add(allotment.field(labels(instance)));
    }
    for (int location = 0; location < locations.count(); location++) {
      values.add(allotment.field(range(location)));
    }
    this.used = allotment.used();
    this.firstPart = allotment.firstPart();
  }

  private List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    instances.forEach(instance -> ranges.add(labels(instance)));
    for (int location = 0; location < locations.count(); location++) {
      ranges.add(range(location));
    }
    return ranges;
  }

  private static Range labels(Model.Instance instance) {
    return new Range(0, instance.process().steps().size() - 1L);
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

  /** Number of bits of a word that carry information: the lowest. */
  int bitsOfWord(int word) {
    return used.get(word);
  }

  /** How many words are the first of two parts, if there are several words. */
  int firstPart() {
    return firstPart;
  }

  /** Where a location is kept. */
  public Field value(int location) {
    return values.get(location);
  }

  /** Where the program counter of an instance is kept: the index of its step. */
  public Field counter(int instance) {
    return counters.get(instance);
  }

  /** The raw value of one element of a variable, by its row-major offset. */
  public long value(long[] words, Variable variable, int offset) {
    return values.get(locations.base(variable) + offset).get(words);
  }

  /** The label at which an instance is. */
  public String label(long[] words, int instance) {
    Process process = instances.get(instance).process();
    return process.steps().get((int) counters.get(instance).get(words)).label();
  }

  /**
   * The words of a state.
   *
   * @throws IllegalArgumentException if a value is outside the range of its variable
   */
  public long[] pack(State state) {
    long[] words = new long[words()];
    for (int location = 0; location < values.size(); location++) {
      store(values.get(location), state.values().get(location), words, locations.name(location));
    }
    for (int i = 0; i < counters.size(); i++) {
      store(counters.get(i), state.counters().get(i), words, instances.get(i).name());
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
        values.stream().map(field -> field.get(words)).toList(),
        counters.stream().map(field -> (int) field.get(words)).toList());
  }
}
