package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of nodes, each kept once and named by a number; number 0 is the empty set. */
final class StateSets {

  static final int EMPTY = 0;

  /** The members of a set, sorted. */
  private static final class Key {
    private final int[] members;

    Key(int[] members) {
      this.members = members;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(members, key.members);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(members);
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> ids = new HashMap<>();
  private final List<int[]> sets = new ArrayList<>();
  private final List<int[]> tokens = new ArrayList<>();
  private final Map<Key, Integer> known = new HashMap<>();

  StateSets() {
    of(List.of());
  }

  int of(Collection<Node> members) {
    int[] sorted = members.stream().mapToInt(this::id).sorted().toArray();
    return known.computeIfAbsent(
        new Key(sorted),
        k -> {
          int tasks = 0;
          int pages = 0;
          int[] values = new int[Contents.WORDS];
          for (int id : sorted) {
            tasks |= nodes.get(id).tasks();
            pages |= nodes.get(id).pageTokens();
            for (int word = 0; word < Contents.WORDS; word++) {
              values[word] |= nodes.get(id).contents.tokens(word);
            }
          }
          sets.add(sorted);
          tokens.add(new int[] {tasks, pages, values[0], values[1]});
          return sets.size() - 1;
        });
  }

  private int id(Node node) {
    return ids.computeIfAbsent(
        node,
        n -> {
          nodes.add(n);
          return nodes.size() - 1;
        });
  }

  List<Node> members(int set) {
    List<Node> members = new ArrayList<>();
    for (int id : sets.get(set)) {
      members.add(nodes.get(id));
    }
    return members;
  }

  int size(int set) {
    return sets.get(set).length;
  }

  /** Bits of the tasks that own something in some member. */
  int tasks(int set) {
    return tokens.get(set)[0];
  }

  /** Bits of the pages that are somewhere in some member. */
  int pages(int set) {
    return tokens.get(set)[1];
  }

  /** Bits of the values of a word that are somewhere in some member. */
  int values(int set, int word) {
    return tokens.get(set)[2 + word];
  }

  int count() {
    return sets.size();
  }

  int nodeCount() {
    return nodes.size();
  }
}
