package org.rmapcheck.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The combinations of choices of all steps. How many transitions a step has to choose from is known
 * only when it was taken, so combinations are added while they are run, until no run shows more.
 */
final class Choices {

  /** More combinations than these are not run. */
  private static final long MOST = 1 << 12;

  private final List<Integer> lengths;
  private final List<List<Integer>> options = new ArrayList<>();
  private final Set<List<List<Integer>>> given = new HashSet<>();
  private final List<List<List<Integer>>> open = new ArrayList<>();

  /**
   * One combination so far: the first transition everywhere.
   *
   * @param lengths number of steps of each thread
   */
  Choices(List<Integer> lengths) {
    this.lengths = List.copyOf(lengths);
    for (int length : lengths) {
      options.add(new ArrayList<>(java.util.Collections.nCopies(length, 1)));
    }
    refill();
  }

  /** The next combination: for each thread the choice of each step. */
  Optional<List<List<Integer>>> next() {
    if (open.isEmpty()) {
      refill();
    }
    if (open.isEmpty()) {
      return Optional.empty();
    }
    List<List<Integer>> next = open.remove(0);
    given.add(next);
    return Optional.of(next);
  }

  /** Takes note of how many transitions steps were seen to have. */
  void seen(Map<RunLog.Position, Integer> seen) {
    seen.forEach((at, n) -> raise(at, n));
  }

  private void raise(RunLog.Position at, int n) {
    List<Integer> ofThread = options.get(at.thread());
    ofThread.set(at.step(), Math.max(n, ofThread.get(at.step())));
  }

  /** Whether there are more combinations than are given. */
  boolean isTruncated() {
    long all = 1;
    for (List<Integer> ofThread : options) {
      for (int n : ofThread) {
        all = Math.min(MOST + 1, all * n);
      }
    }
    return all > MOST;
  }

  private void refill() {
    if (isTruncated()) {
      return;
    }
    List<List<List<Integer>>> all = List.of(List.of());
    for (int thread = 0; thread < lengths.size(); thread++) {
      List<List<List<Integer>>> longer = new ArrayList<>();
      for (List<List<Integer>> prefix : all) {
        for (List<Integer> choices : combinations(options.get(thread))) {
          List<List<Integer>> combination = new ArrayList<>(prefix);
          combination.add(choices);
          longer.add(combination);
        }
      }
      all = longer;
    }
    all.stream().filter(combination -> !given.contains(combination)).forEach(open::add);
  }

  private static List<List<Integer>> combinations(List<Integer> sizes) {
    List<List<Integer>> all = List.of(List.of());
    for (int size : sizes) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> prefix : all) {
        for (int choice = 0; choice < size; choice++) {
          List<Integer> combination = new ArrayList<>(prefix);
          combination.add(choice);
          longer.add(combination);
        }
      }
      all = longer;
    }
    return all;
  }
}
