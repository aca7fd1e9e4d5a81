package org.rmapcheck.validate.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.MappingException;
import org.rmapcheck.validate.mapping.MappingReader;

final class BeginningsTest {

  private static Mapping small(String name) throws IOException, MappingException {
    String file = "/org/rmapcheck/validate/" + name + ".json";
    try (InputStream in = BeginningsTest.class.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return MappingReader.read(text.replaceAll("\"bystanders\": \\d+", "\"bystanders\": 1"), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ttm-6.1", "gem-shmem-6.1"})
  void oneTaskAtATimeReachesEveryStateInWhichNobodyIsInACall(String name) throws Exception {
    Simulation simulation = new Simulation(small(name));
    Beginnings beginnings = new Beginnings(simulation);
    for (boolean withVma : new boolean[] {false, true}) {
      assertThat(beginnings.idle(withVma))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(idle(simulation, withVma));
    }
  }

  /** The same, with all tasks at once. */
  private static Set<Integer> idle(Simulation simulation, boolean withVma) {
    Graph graph = simulation.graph;
    Set<Integer> seen = new HashSet<>(Set.of(graph.initial()));
    Deque<Integer> open = new ArrayDeque<>(seen);
    Set<Integer> idle = new HashSet<>();
    while (!open.isEmpty()) {
      int state = open.poll();
      if (isIdle(simulation, state) && (graph.value(state, "vma_mapped", 0) != 0) == withVma) {
        idle.add(state);
      }
      for (Graph.Edge edge : graph.edges(state)) {
        if (seen.add(edge.to())) {
          open.add(edge.to());
        }
      }
    }
    return idle;
  }

  private static boolean isIdle(Simulation simulation, int state) {
    for (int i = 0; i < simulation.graph.instances().size(); i++) {
      if (simulation.roles().isTask(i) && !simulation.roles().atRest(i, simulation.graph, state)) {
        return false;
      }
    }
    return true;
  }
}
