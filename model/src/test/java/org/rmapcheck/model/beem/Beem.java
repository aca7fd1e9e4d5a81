package org.rmapcheck.model.beem;

import java.util.List;
import java.util.function.Supplier;
import org.rmapcheck.model.ir.Model;

/**
 * A model of the BEEM collection, by the name that it has there.
 *
 * @param states how many states there are, as published and as other checkers count
 * @param transitions how many transitions there are, or 0 where that is not published
 */
public record Beem(String name, long states, long transitions, Supplier<Model> model) {

  /** All of them, the smaller ones first. */
  public static List<Beem> all() {
    return List.of(
        new Beem("bakery.1", 1_506, 2_697, () -> Bakery.of(2, 9)),
        new Beem("peterson.1", 12_498, 33_369, () -> Peterson.of(3)),
        new Beem("szymanski.1", 20_264, 56_701, () -> Szymanski.of(3)),
        new Beem("anderson.4", 29_641, 0, () -> Anderson.of(4)),
        new Beem("bakery.3", 32_919, 0, () -> Bakery.of(3, 4)),
        new Beem("phils.5", 531_440, 0, () -> Phils.of(12)),
        new Beem("lamport.5", 1_066_800, 0, () -> Lamport.of(4)),
        new Beem("peterson.4", 1_119_560, 3_864_896, () -> Peterson.of(4)),
        new Beem("szymanski.3", 1_128_424, 0, () -> Szymanski.of(4)),
        new Beem("bakery.5", 7_866_401, 0, () -> Bakery.of(4, 7)),
        new Beem("phils.6", 14_348_906, 0, () -> Phils.of(15)),
        new Beem("anderson.6", 18_206_917, 0, () -> Anderson.of(6)),
        new Beem("bakery.7", 29_047_471, 0, () -> Bakery.of(4, 12)),
        new Beem("lamport.7", 38_717_846, 0, () -> Lamport.of(5)),
        new Beem("szymanski.5", 79_518_740, 0, () -> Szymanski.of(5)),
        new Beem("peterson.7", 142_471_098, 615_983_127, () -> Peterson.of(5)));
  }

  /**
   * The model of a name.
   *
   * @throws IllegalArgumentException if there is none; the message tells the names
   */
  public static Model model(String name) {
    return all().stream()
        .filter(beem -> beem.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no model '"
                        + name
                        + "': there are "
                        + String.join(", ", all().stream().map(Beem::name).toList())))
        .model
        .get();
  }
}
