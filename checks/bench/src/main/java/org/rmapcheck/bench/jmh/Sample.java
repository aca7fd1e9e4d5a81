package org.rmapcheck.bench.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.rmapcheck.bench.Models;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.engine.successors.GroundTransitions;
import org.rmapcheck.engine.successors.InterpretedSuccessors;
import org.rmapcheck.engine.successors.SuccessorBuffer;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/** The first states of a model that a breadth-first search comes to. */
@State(Scope.Benchmark)
public class Sample {

  private static final int STATES = 4_096;

  /** Its name, for {@link Models}. */
  @Param({"peterson.4", "lamport.5", "pipelined.2.1.1"})
  public String model = "";

  Model built = Models.of("peterson.1");
  StateLayout layout = StateLayout.of(built);
  GroundTransitions transitions = GroundTransitions.of(built);
  List<long[]> states = List.of();

  /** Builds the model and searches. */
  @Setup
  public void search() {
    built = Models.of(model);
    layout = StateLayout.of(built);
    transitions = GroundTransitions.of(built);
    InterpretedSuccessors successors = new InterpretedSuccessors(layout, transitions);
    SuccessorBuffer buffer = new SuccessorBuffer(layout.words());
    List<long[]> found = new ArrayList<>();
    Set<List<Long>> known = new LinkedHashSet<>();
    found.add(layout.pack(new ReferenceInterpreter(built).initial()));
    for (int next = 0; next < found.size() && found.size() < STATES; next++) {
      successors.successors(found.get(next), buffer);
      for (int i = 0; i < buffer.count(); i++) {
        int at = buffer.offset(i);
        long[] words = Arrays.copyOfRange(buffer.words(), at, at + layout.words());
        if (known.add(Arrays.stream(words).boxed().toList())) {
          found.add(words);
        }
      }
    }
    states = List.copyOf(found);
  }
}
