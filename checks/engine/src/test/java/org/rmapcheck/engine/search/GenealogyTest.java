package org.rmapcheck.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.state.MemoryBudget;

final class GenealogyTest {

  /** A family of states of which each has some transitions, some of them to new states. */
  private static long family(
      Genealogy genealogy, int states, int transitions, int oneIn, Random random, Tree tree) {
    Births births = new Births();
    births.clear();
    int firstParent = tree.expanded;
    int firstChild = tree.origins.size();
    long count = 0;
    for (int s = 0; s < states; s++, tree.expanded++) {
      int all = random.nextInt(transitions);
      count += all;
      for (int t = 0; t < all; t++) {
        if (random.nextInt(oneIn) == 0) {
          births.born(t);
          tree.origins.add(new Genealogy.Origin(tree.expanded, t));
        }
      }
      births.end();
    }
    assertThat(births.words()).isLessThanOrEqualTo((int) Births.most(states, count));
    genealogy.reserve(1, Births.most(states, count));
    genealogy.add(firstParent, firstChild, births);
    return births.words();
  }

  /** What must come out. */
  private static final class Tree {
    final List<Genealogy.Origin> origins = new ArrayList<>();
    int expanded;

    Tree() {
      origins.add(new Genealogy.Origin(-1, -1));
    }
  }

  @Test
  void tellsHowEveryStateWasReached() {
    Random random = new Random(7);
    Genealogy genealogy = new Genealogy(new MemoryBudget(Long.MAX_VALUE));
    Tree tree = new Tree();
    for (int f = 0; f < 100; f++) {
      int transitions = f % 50 == 0 ? 1_000 : 1 + random.nextInt(20);
      family(genealogy, 1 + random.nextInt(128), transitions, 1 + random.nextInt(40), random, tree);
    }
    assertThat(tree.origins).hasSizeGreaterThan(3_000);
    int beyond = tree.origins.size();
    List<Genealogy.Origin> told = IntStream.range(1, beyond).mapToObj(genealogy::of).toList();
    assertThat(told).isEqualTo(tree.origins.subList(1, beyond));
    assertThatThrownBy(() -> genealogy.of(beyond)).isInstanceOf(CheckerBug.class);
  }

  @Test
  void takesLessThanAByteForAState() {
    Random random = new Random(8);
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    Genealogy genealogy = new Genealogy(budget);
    Tree tree = new Tree();
    while (tree.origins.size() < 1_000_000) {
      family(genealogy, 128, 8, 4, random, tree);
    }
    assertThat((double) budget.used() / tree.origins.size()).isLessThan(1);
  }

  @Test
  void keepsToItsBudget() {
    Genealogy genealogy = new Genealogy(new MemoryBudget(100_000));

    assertThatThrownBy(() -> genealogy.reserve(1, 1_000_000))
        .isInstanceOf(MemoryBudget.Exhausted.class);
  }
}
