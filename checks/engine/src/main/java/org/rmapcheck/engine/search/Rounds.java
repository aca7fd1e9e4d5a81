package org.rmapcheck.engine.search;

import org.rmapcheck.engine.state.Candidates;
import org.rmapcheck.engine.state.MemoryBudget;
import org.rmapcheck.engine.state.Probes;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.state.VisitedSet;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.SuccessorFunction;

/**
 * Expands states of one depth, some thousand at a time, by all threads: first successors are
 * computed, then looked up, then stored and judged. Numbers, counts and findings are those of one
 * thread that expands one state after the other.
 */
final class Rounds {

  private static final int CHUNKS = 16;
  private static final int WORTH_SHARING = 2;

  /** Rounds are short at first, so that their buffers take little beside the visited states. */
  private static final int FEWEST_CHUNKS = 2;

  private static final int SMALL_SHARE = 15;

  private final GroundTransitions groundTransitions;
  private final VisitedSet visited;
  private final PropertyEvaluator properties;
  private final Findings findings;
  private final Genealogy genealogy;
  private final Workers workers;
  private final MemoryBudget budget;
  private final Chunk[] chunkOf = new Chunk[CHUNKS];
  private final Candidates[] candidates = new Candidates[CHUNKS];
  private final Chunk.Space[] spaces;
  private final Probes[] probes;
  private int made;
  private long bytes;
  private long transitions;

  Rounds(
      StateLayout layout,
      GroundTransitions groundTransitions,
      VisitedSet visited,
      PropertyEvaluator properties,
      Findings findings,
      Genealogy genealogy,
      Workers workers,
      MemoryBudget budget) {
    this.groundTransitions = groundTransitions;
    this.visited = visited;
    this.properties = properties;
    this.findings = findings;
    this.genealogy = genealogy;
    this.workers = workers;
    this.budget = budget;
    this.spaces = new Chunk.Space[workers.threads()];
    this.probes = new Probes[workers.threads()];
    for (int worker = 0; worker < spaces.length; worker++) {
      spaces[worker] = new Chunk.Space(visited, layout.words(), groundTransitions.size());
      probes[worker] = visited.probes();
    }
  }

  /** Transitions counted so far. */
  long transitions() {
    return transitions;
  }

  /** How often each transition was counted. */
  long[] firings() {
    long[] sum = new long[groundTransitions.size()];
    for (Chunk.Space space : spaces) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] += space.firings[t];
      }
    }
    return sum;
  }

  /** Visits the initial state. */
  void begin(long[] initial) {
    make(1);
    chunkOf[0].begin(initial);
    take(1);
  }

  /**
   * Expands states from one number on, at most up to another, and tells how far it came.
   *
   * @throws MemoryBudget.Exhausted if there is no room; then nothing was expanded
   */
  int expand(int from, int end, int depth, SuccessorFunction successors) {
    int start = from / Chunk.BLOCK;
    int most = Math.max(FEWEST_CHUNKS, Math.min(CHUNKS, visited.size() >>> SMALL_SHARE));
    int chunks = Math.min(most, (end - 1) / Chunk.BLOCK - start + 1);
    int to = Math.min(end, (start + chunks) * Chunk.BLOCK);
    make(chunks);
    long unseen = findings.unseenAssertions();
    each(
        chunks,
        chunks,
        (worker, c) ->
            chunkOf[c].expand(
                Math.max(from, (start + c) * Chunk.BLOCK),
                Math.min(to, (start + c + 1) * Chunk.BLOCK),
                depth,
                successors,
                unseen,
                spaces[worker]));
    account();
    take(chunks);
    for (int c = 0; c < chunks; c++) {
      genealogy.add(chunkOf[c].from(), candidates[c].firstNumber(), chunkOf[c].births());
    }
    visited.release(to);
    return to;
  }

  private void make(int chunks) {
    for (; made < chunks; made++) {
      chunkOf[made] = new Chunk(visited, properties);
      candidates[made] = chunkOf[made].candidates();
    }
  }

  private void account() {
    long now = 0;
    for (int c = 0; c < made; c++) {
      now += chunkOf[c].bytes();
    }
    if (now > bytes) {
      budget.take(now - bytes);
      bytes = now;
    }
  }

  /** Takes over what was computed. */
  private void take(int chunks) {
    visited.prepare(candidates, chunks);
    reserve(chunks);
    if (visited.hasParts()) {
      each(chunks, chunks, (worker, c) -> visited.findParts(candidates[c], probes[worker]));
    }
    each(
        chunks,
        VisitedSet.SHARDS,
        (worker, shard) -> visited.insert(shard, candidates, chunks, probes[worker]));
    visited.number(candidates, chunks);
    each(chunks, chunks, (worker, c) -> chunkOf[c].settle(spaces[worker]));
    for (int c = 0; c < chunks; c++) {
      transitions += chunkOf[c].transitions();
      chunkOf[c].report(findings);
    }
  }

  private void reserve(int chunks) {
    long words = 0;
    for (int c = 0; c < chunks; c++) {
      words += Births.most(chunkOf[c].states(), chunkOf[c].transitions());
    }
    genealogy.reserve(chunks, words);
  }

  private void each(int chunks, int items, Workers.Task task) {
    if (chunks < WORTH_SHARING) {
      Workers.alone(items, task);
    } else {
      workers.together(items, task);
    }
  }
}
