package org.rmapcheck.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rmapcheck.bench.Models;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.engine.successors.SuccessorSource;
import org.rmapcheck.model.ir.Model;

/** Whole searches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SearchBenchmark {

  /** Its name, for {@link Models}. */
  @Param({"peterson.4", "lamport.5", "pipelined.2.1.1"})
  public String model = "";

  /** How many search. */
  @Param({"1", "2"})
  public int threads;

  /** How successors are computed. */
  @Param({"INTERPRETED", "COMPILED"})
  public SuccessorSource source = SuccessorSource.COMPILED;

  private CheckRequest request = CheckRequest.of(Models.of("peterson.1"));

  /** Builds the model. */
  @Setup
  public void build() {
    Model built = Models.of(model);
    request = CheckRequest.of(built).computedBy(source).onThreads(threads);
  }

  /** All states. */
  @Benchmark
  public Outcome search() {
    return new BreadthFirstSearch().check(request);
  }
}
