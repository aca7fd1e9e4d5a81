package org.rmapcheck.cli.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a graph ends: its strongly connected components that nothing leaves. A run that goes on for
 * long enough may be in any of them for ever, so what does not fire in one of them can come to an
 * end: a lock that is never dropped again, a loop that goes on for ever, memory that is lost.
 *
 * <p>The components are found by Tarjan's algorithm (Depth-First Search and Linear Graph
 * Algorithms, 1972), without recursion.
 */
final class Ends {

  private final List<Set<Integer>> fired = new ArrayList<>();

  private final List<int[]> successors;
  private final List<int[]> transitions;
  private final int[] order;
  private final int[] low;
  private final boolean[] done;
  private final int[] path;
  private final int[] next;
  private final int[] stack;
  private int stacked;
  private int visited;

  /**
   * Finds the ends of a graph whose state 0 is the initial one.
   *
   * @param successors of each state
   * @param transitions that lead to these, in the same order
   */
  Ends(List<int[]> successors, List<int[]> transitions) {
    this.successors = successors;
    this.transitions = transitions;
    int states = successors.size();
    order = new int[states];
    low = new int[states];
    done = new boolean[states];
    path = new int[states];
    next = new int[states];
    stack = new int[states];
    if (states > 0) {
      search();
    }
  }

  /** Whether at least one of the transitions fires in each end. */
  boolean all(List<Integer> some) {
    return fired.stream().allMatch(end -> some.stream().anyMatch(end::contains));
  }

  private void search() {
    int depth = 0;
    enter(0);
    path[0] = 0;
    while (depth >= 0) {
      int state = path[depth];
      int[] to = successors.get(state);
      if (next[state] < to.length) {
        int other = to[next[state]++];
        if (order[other] == 0) {
          enter(other);
          path[++depth] = other;
        } else if (!done[other]) {
          low[state] = Math.min(low[state], order[other]);
        }
      } else {
        if (low[state] == order[state]) {
          leave(state);
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[state]);
        }
      }
    }
  }

  private void enter(int state) {
    order[state] = ++visited;
    low[state] = visited;
    stack[stacked++] = state;
  }

  /** The component of which this state was entered first is complete. */
  private void leave(int root) {
    int first = stacked;
    do {
      first--;
    } while (stack[first] != root);
    int[] component = Arrays.copyOfRange(stack, first, stacked);
    stacked = first;
    Set<Integer> members = new HashSet<>();
    Arrays.stream(component).forEach(members::add);
    Set<Integer> here = new HashSet<>();
    boolean end = true;
    for (int state : component) {
      done[state] = true;
      for (int to : successors.get(state)) {
        end &= members.contains(to);
      }
      Arrays.stream(transitions.get(state)).forEach(here::add);
    }
    if (end) {
      fired.add(here);
    }
  }
}
