package org.rmapcheck.cli.mutate;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/**
 * What others can see of a model: its reachable graph, of which only the values of some variables
 * are known in each state. For small graphs.
 *
 * <p>Two behaviours are the same if they are stuttering equivalent (branching bisimilar): each can
 * follow the other in what is seen, step by step, and from then on again. Labels, local variables
 * and steps that change nothing that is seen are no difference. The partition is refined by the
 * blocks that a state can go to from within its own (Blom and Orzan, Distributed Branching
 * Bisimulation Reduction, 2003).
 */
final class Behaviour {

  private final List<LongBuffer> seen;
  private final List<int[]> successors;

  private Behaviour(List<LongBuffer> seen, List<int[]> successors) {
    this.seen = seen;
    this.successors = successors;
  }

  /**
   * The behaviour; empty if it has more states than that, or a model error.
   *
   * @param observed names of the variables that are seen
   */
  static Optional<Behaviour> of(Model model, Set<String> observed, int mostStates) {
    StateLayout layout = StateLayout.of(model);
    var function = new InterpretedSuccessors(layout, GroundTransitions.of(model));
    SuccessorBuffer buffer = new SuccessorBuffer(layout.words());
    int[] locations =
        IntStream.range(0, layout.locations().count())
            .filter(l -> observed.contains(layout.locations().variable(l).name()))
            .toArray();
    Map<LongBuffer, Integer> numbers = new HashMap<>();
    List<long[]> states = new ArrayList<>();
    List<int[]> successors = new ArrayList<>();
    number(layout.pack(new ReferenceInterpreter(model).initial()), numbers, states);
    try {
      for (int at = 0; at < states.size(); at++) {
        if (at > mostStates) {
          return Optional.empty();
        }
        function.successors(states.get(at), buffer);
        int[] to = new int[buffer.count()];
        for (int i = 0; i < to.length; i++) {
          int offset = buffer.offset(i);
          long[] next = Arrays.copyOfRange(buffer.words(), offset, offset + layout.words());
          to[i] = number(next, numbers, states);
        }
        successors.add(Arrays.stream(to).sorted().distinct().toArray());
      }
    } catch (ModelError e) {
      return Optional.empty();
    }
    return Optional.of(
        new Behaviour(
            states.stream().map(words -> seen(layout, locations, words)).toList(), successors));
  }

  private static int number(long[] words, Map<LongBuffer, Integer> numbers, List<long[]> states) {
    Integer known = numbers.putIfAbsent(LongBuffer.wrap(words), states.size());
    if (known == null) {
      states.add(words);
      return states.size() - 1;
    }
    return known;
  }

  private static LongBuffer seen(StateLayout layout, int[] locations, long[] words) {
    long[] values = new long[locations.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = layout.value(locations[i]).get(words);
    }
    return LongBuffer.wrap(values);
  }

  /** Whether nobody who sees only what is observed can tell this from the other. */
  boolean sameAs(Behaviour other) {
    int mine = seen.size();
    List<LongBuffer> values = new ArrayList<>(seen);
    values.addAll(other.seen);
    List<int[]> edges = new ArrayList<>(successors);
    other.successors.forEach(to -> edges.add(Arrays.stream(to).map(t -> t + mine).toArray()));
    Map<Object, Integer> blocks = new HashMap<>();
    int[] block = values.stream().mapToInt(v -> number(v, blocks)).toArray();
    int before = 0;
    int count = blocks.size();
    while (count != before && block[0] == block[mine]) {
      before = count;
      count = refine(block, edges);
    }
    return block[0] == block[mine];
  }

  private static int number(Object key, Map<Object, Integer> blocks) {
    int fresh = blocks.size();
    Integer known = blocks.putIfAbsent(key, fresh);
    return known == null ? fresh : known;
  }

  /** Splits blocks by where their states can go; the number of blocks there are then. */
  private static int refine(int[] block, List<int[]> edges) {
    int[][] reached = new int[block.length][];
    for (int s = 0; s < block.length; s++) {
      int own = block[s];
      reached[s] =
          Arrays.stream(edges.get(s))
              .map(t -> block[t])
              .filter(b -> b != own)
              .sorted()
              .distinct()
              .toArray();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int s = block.length - 1; s >= 0; s--) {
        for (int t : edges.get(s)) {
          if (t != s && block[t] == block[s]) {
            int[] both = union(reached[s], reached[t]);
            changed |= both.length != reached[s].length;
            reached[s] = both;
          }
        }
      }
    }
    Map<Object, Integer> blocks = new HashMap<>();
    int[] next = new int[block.length];
    for (int s = 0; s < block.length; s++) {
      next[s] = number(List.of(block[s], java.nio.IntBuffer.wrap(reached[s])), blocks);
    }
    System.arraycopy(next, 0, block, 0, block.length);
    return blocks.size();
  }

  private static int[] union(int[] a, int[] b) {
    if (b.length == 0 || Arrays.equals(a, b)) {
      return a;
    }
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().distinct().toArray();
  }
}
