package org.rmapcheck.cli.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.actor.Actor;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Constraint;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.Preset;
import org.rmapcheck.ttm.design.Switch;
import org.rmapcheck.ttm.state.Mappings;

/** A scenario for each value of each switch: mainline but for that value and what it needs. */
final class SwitchValues {

  /** How many other switches a value may need to be set; so far none needs more than two. */
  private static final int NEEDS_AT_MOST = 3;

  private final List<Choice> values =
      Switch.all().stream().flatMap(s -> s.values().stream()).toList();

  /** All that can be, in the order of the switches. */
  List<Scenario> scenarios() {
    return values.stream().flatMap(value -> scenario(value).stream()).toList();
  }

  /** A value as scenario files write it. */
  static String name(Choice value) {
    return value.of() + "=" + value.key();
  }

  /** A scenario with this value; empty if the search for what it needs finds nothing. */
  Optional<Scenario> scenario(Choice value) {
    Design start = Design.mainline().with(value);
    for (int needs = 0; needs <= NEEDS_AT_MOST; needs++) {
      Optional<Scenario> found = with(start, value, 0, needs, design -> built(name(value), design));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The design of a kernel version, with everybody who can take part. */
  Scenario scenario(Preset preset) {
    return built(preset.key(), preset.design())
        .orElseThrow(() -> new IllegalStateException("preset " + preset.key() + " cannot be"));
  }

  /** The first design with so many more values set that makes a scenario. */
  private Optional<Scenario> with(
      Design design, Choice kept, int from, int more, Function<Design, Optional<Scenario>> build) {
    if (more == 0) {
      return Constraint.broken(design).isEmpty() ? build.apply(design) : Optional.empty();
    }
    for (int i = from; i < values.size(); i++) {
      Choice other = values.get(i);
      if (other.of().equals(kept.of()) || design.is(other)) {
        continue;
      }
      Optional<Scenario> found = with(design.with(other), kept, i + 1, more - 1, build);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** With every actor that the design has a use for: those that can be added, one by one. */
  private static Optional<Scenario> built(String name, Design design) {
    List<String> cast = new ArrayList<>();
    Optional<Scenario> found = Optional.empty();
    int before;
    do {
      before = cast.size();
      for (Actor actor : Actor.all()) {
        if (!cast.contains(actor.key())) {
          cast.add(actor.key());
          Scenario scenario =
              new Scenario(name, "", scope(cast), cast, design, Map.of(), List.of());
          if (canBe(scenario)) {
            found = Optional.of(scenario);
          } else {
            cast.remove(actor.key());
          }
        }
      }
    } while (cast.size() > before);
    return found;
  }

  /** The smallest in which all of a cast can act, with a buffer that another one can evict. */
  private static Scope scope(List<String> cast) {
    boolean changing = cast.stream().anyMatch(Mappings.CHANGING::contains);
    return changing
        ? Scope.of(
            Map.of(
                "buffers",
                2,
                "cpus",
                2,
                "addressSpaces",
                2,
                "mappings",
                cast.contains("mremap") ? 2 : 1))
        : Scope.of(Map.of("buffers", 2));
  }

  /** Whether the actors fit the design, and are enough to have something to say on it. */
  private static boolean canBe(Scenario scenario) {
    return scenario.problems().isEmpty();
  }
}
