package org.rmapcheck.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.rmapcheck.engine.successors.CompiledSuccessors;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.engine.successors.SuccessorFunction;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** All successors of some thousand states, by each of the three that compute them. */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SuccessorsBenchmark {

  private SuccessorFunction interpreted = (state, buffer) -> {};
  private SuccessorFunction compiled = (state, buffer) -> {};
  private SuccessorBuffer buffer = new SuccessorBuffer(1);

  /** Compiles. */
  @Setup
  public void prepare(Sample sample) {
    interpreted = new InterpretedSuccessors(sample.layout, sample.transitions);
    compiled = new CompiledSuccessors(sample.layout, sample.transitions);
    buffer = new SuccessorBuffer(sample.layout.words());
  }

  /** The slow and obvious one. */
  @Benchmark
  public long reference(Sample sample) {
    ReferenceInterpreter reference = new ReferenceInterpreter(sample.built);
    long count = 0;
    for (long[] state : sample.states) {
      State from = sample.layout.unpack(state);
      for (Transition transition : reference.enabled(from)) {
        count += reference.execute(from, transition).hashCode() & 1;
      }
    }
    return count;
  }

  /** On packed states. */
  @Benchmark
  public long interpreted(Sample sample) {
    return all(interpreted, sample);
  }

  /** Compiled. */
  @Benchmark
  public long compiled(Sample sample) {
    return all(compiled, sample);
  }

  private long all(SuccessorFunction successors, Sample sample) {
    long count = 0;
    for (long[] state : sample.states) {
      successors.successors(state, buffer);
      count += buffer.count();
    }
    return count;
  }
}
