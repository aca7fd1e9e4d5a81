package org.rmapcheck.model.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * An observation and its place in the order that is known.
 *
 * @param after positions of the observations that certainly came before; those before them need not
 *     be repeated
 */
public record Observed<O>(O what, List<Integer> after) {

  public Observed {
    after = List.copyOf(after);
  }

  /** Observations of which the whole order is known. */
  public static <O> List<Observed<O>> inOrder(List<O> all) {
    List<Observed<O>> observed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      observed.add(new Observed<>(all.get(i), i == 0 ? List.of() : List.of(i - 1)));
    }
    return observed;
  }
}
