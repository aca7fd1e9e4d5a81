package org.rmapcheck.ttm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.ttm.design.Design;

/**
 * A scan that takes any listed buffer does all that a scan of the lists in their order does: each
 * step of the latter is a step of the former, or none, when order and scan are forgotten.
 */
final class ShrinkOrderTest {

  /** As many states as the reference semantics goes through in a second. */
  private static final int STATES = 1_500;

  private static final Set<String> LOOP = Set.of("scan", "scan_next", "scan_splice");

  private static Scenario scenario(String scan, List<String> actors) {
    Map<String, String> initially = new LinkedHashMap<>();
    for (String b : List.of("b0", "b1")) {
      initially.put("tt_page[" + b + "][p0]", "frame0");
      initially.put("in_file[" + b + "][p0][frame0]", "true");
      initially.put("mapping[" + b + "][p0][frame0]", "SHMEM");
      initially.put("index[" + b + "][p0][frame0]", "FILE");
      initially.put("list[" + b + "]", "SHRINK");
    }
    if (!scan.equals("any")) {
      initially.put("list_position[b1]", "1");
      initially.put("shrink_memory", "2");
    }
    return new Scenario(
        scan,
        "?",
        Scope.of(Map.of("buffers", 2)),
        actors,
        Design.of(Map.of("backing", "shmem", "scan", scan)),
        initially,
        List.of());
  }

  /** The state as the other model has it. */
  private static Map<String, Object> forgotten(
      ReferenceInterpreter of, Set<String> variables, State state) {
    Map<String, Object> kept = new HashMap<>();
    for (int i = 0; i < of.locations().count(); i++) {
      if (variables.contains(of.locations().variable(i).name())) {
        kept.put(of.locations().name(i), state.values().get(i));
      }
    }
    for (int i = 0; i < state.counters().size(); i++) {
      var process = of.model().instances().get(i).process();
      String label = process.steps().get(state.counters().get(i)).label();
      kept.put("instance " + i, LOOP.contains(label) ? "scan" : label);
    }
    return kept;
  }

  private static Set<String> variables(Model model) {
    Set<String> names = new HashSet<>();
    model.stateVariables().forEach(v -> names.add(v.name()));
    return names;
  }

  private static List<State> successors(ReferenceInterpreter of, State state) {
    List<State> all = new ArrayList<>();
    for (Transition transition : of.enabled(state)) {
      all.add(of.execute(state, transition).state());
    }
    return all;
  }

  /** Walks both models together as far as the limit goes; returns how many states that were. */
  private static int compared(List<String> actors, String scan) {
    ReferenceInterpreter ordered = new ReferenceInterpreter(scenario(scan, actors).model());
    ReferenceInterpreter any = new ReferenceInterpreter(scenario("any", actors).model());
    Set<String> common = variables(any.model());
    common.retainAll(variables(ordered.model()));
    assertThat(common).isEqualTo(variables(any.model()));
    Map<State, State> partner = new HashMap<>();
    Deque<State> open = new ArrayDeque<>(List.of(ordered.initial()));
    partner.put(ordered.initial(), any.initial());
    int states = 0;
    while (!open.isEmpty() && states < STATES) {
      State here = open.remove();
      states++;
      State there = Objects.requireNonNull(partner.get(here));
      Map<Map<String, Object>, State> next = new HashMap<>();
      next.put(forgotten(any, common, there), there);
      successors(any, there).forEach(s -> next.put(forgotten(any, common, s), s));
      for (State after : successors(ordered, here)) {
        Map<String, Object> same = forgotten(ordered, common, after);
        assertThat(next).as("a step of the scan in order").containsKey(same);
        if (partner.putIfAbsent(after, next.get(same)) == null) {
          open.add(after);
        }
      }
    }
    return states;
  }

  @Test
  void aScanOfAnyListedBufferDoesWhatAScanInOrderDoes() {
    assertThat(compared(List.of("shrinker"), "lists")).isGreaterThan(100);
    assertThat(compared(List.of("shrinker", "madvise"), "lists")).isEqualTo(STATES);
  }

  @Test
  void aScanOfAnyListedBufferDoesWhatAScanThatPutsThemBackDoes() {
    assertThat(compared(List.of("shrinker", "madvise"), "same-list")).isEqualTo(STATES);
  }
}
