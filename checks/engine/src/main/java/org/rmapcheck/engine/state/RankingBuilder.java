package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.model.ir.LocalStates;

/**
 * Finds what is numbered together: the local states of each process instance, as far as they are
 * known, and values whose ranges are no power of two, a few at a time.
 */
public final class RankingBuilder {

  private final StateLayout layout;
  private final List<Component> components = new ArrayList<>();
  private final List<Field> wasteful = new ArrayList<>();
  private final List<Field> plain = new ArrayList<>();

  private RankingBuilder(StateLayout layout) {
    this.layout = layout;
  }

  /** What numbers the states of a layout. */
  public static Ranking of(StateLayout layout) {
    return new RankingBuilder(layout).build();
  }

  private Ranking build() {
    boolean[] done = new boolean[layout.locations().count()];
    for (int i = 0; i < layout.instances().size(); i++) {
      String name = layout.instances().get(i).name();
      LocalStates local = layout.model().knowledge().localStates().get(name);
      if (local == null) {
        addAny(layout.counter(i));
      } else {
        addLocal(name, layout.counter(i), local);
        local.locations().forEach(location -> done[location] = true);
      }
    }
    for (int location = 0; location < done.length; location++) {
      if (!done[location]) {
        addAny(layout.value(location));
      }
    }
    addWasteful();
    return new Ranking(layout.words(), components, plain);
  }

  private void addLocal(String name, Field counter, LocalStates local) {
    List<Field> fields = new ArrayList<>(List.of(counter));
    local.locations().forEach(location -> fields.add(layout.value(location)));
    if (local.states().size() > Component.MOST) {
      fields.forEach(this::addAny);
      return;
    }
    List<long[]> combinations = new ArrayList<>();
    for (List<Long> state : local.states()) {
      long[] words = new long[layout.words()];
      for (int f = 0; f < fields.size(); f++) {
        if (!fields.get(f).contains(state.get(f))) {
          throw new CheckerBug(what(name) + " has a local state outside its ranges: " + state);
        }
        fields.get(f).set(words, 0, state.get(f));
      }
      combinations.add(words);
    }
    fields.removeIf(field -> field.bits() == 0);
    int bits = fields.stream().mapToInt(Field::bits).sum();
    if (Field.bitsFor(0, combinations.size() - 1) < bits) {
      components.add(
          new Component(what("the label and variables of " + name), fields, combinations));
    } else {
      plain.addAll(fields);
    }
  }

  private String what(String name) {
    return "model '" + layout.model().name() + "': " + name;
  }

  private void addAny(Field field) {
    if (field.bits() == 0) {
      return;
    }
    if (!field.isWasteful()) {
      plain.add(field);
      return;
    }
    if (wasteful.stream().mapToInt(Field::bits).sum() + field.bits() > Component.FIRST_BITS) {
      addWasteful();
    }
    wasteful.add(field);
  }

  private void addWasteful() {
    if (!wasteful.isEmpty()) {
      components.add(Component.anyOf(what("variables"), List.copyOf(wasteful), layout.words()));
      wasteful.clear();
    }
  }
}
