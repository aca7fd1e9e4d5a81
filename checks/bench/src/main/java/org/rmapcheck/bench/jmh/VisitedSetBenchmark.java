package org.rmapcheck.bench.jmh;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rmapcheck.bench.Models;
import org.rmapcheck.engine.state.Candidates;
import org.rmapcheck.engine.state.MemoryBudget;
import org.rmapcheck.engine.state.Probes;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.state.VisitedSet;

/** Two million scattered states into an empty set, each of them three times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class VisitedSetBenchmark {

  private static final int STATES = 2_000_000;
  private static final int CHUNKS = 32;
  private static final int IN_A_CHUNK = 500;

  /** Whose layout the states have. */
  @Param({"peterson.4", "protocol.2.1.1", "pipelined.2.1.1"})
  public String model = "";

  /** One thread does all. */
  @Benchmark
  public int filling() {
    StateLayout layout = StateLayout.of(Models.of(model));
    VisitedSet visited = new VisitedSet(layout, new MemoryBudget(Long.MAX_VALUE));
    Candidates[] chunks = new Candidates[CHUNKS];
    Arrays.setAll(chunks, c -> visited.candidates());
    Random order = new Random(1);
    Probes probes = visited.probes();
    long[] state = new long[layout.words()];
    for (int added = 0; added < 3 * STATES; added += CHUNKS * IN_A_CHUNK) {
      for (Candidates chunk : chunks) {
        chunk.clear();
        for (int i = 0; i < IN_A_CHUNK; i++) {
          Arrays.fill(state, 0);
          state[0] = order.nextInt(STATES);
          chunk.add(state, 0);
        }
        chunk.sort();
      }
      visited.prepare(chunks, CHUNKS);
      for (Candidates chunk : chunks) {
        visited.findParts(chunk, probes);
      }
      for (int shard = 0; shard < VisitedSet.SHARDS; shard++) {
        visited.insert(shard, chunks, CHUNKS, probes);
      }
      visited.number(chunks, CHUNKS);
      for (Candidates chunk : chunks) {
        int number = chunk.firstNumber();
        for (int i = 0; i < chunk.count(); i++) {
          if (chunk.isNew(i)) {
            visited.queue(number++, chunk, i);
          }
        }
      }
      visited.release(visited.size());
    }
    return visited.size();
  }
}
