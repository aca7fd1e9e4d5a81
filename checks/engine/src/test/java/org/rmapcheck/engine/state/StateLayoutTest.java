package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.beem.Peterson;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;

final class StateLayoutTest {

  private static Model twoLabels(Type... types) {
    return Cycle.of("layout", 2, types);
  }

  @Test
  void rangesTakeTheBitsTheyNeed() {
    assertThat(Field.bitsFor(7, 7)).isZero();
    assertThat(Field.bitsFor(0, 1)).isEqualTo(1);
    assertThat(Field.bitsFor(-1, 1)).isEqualTo(2);
    assertThat(Field.bitsFor(-1, 2)).isEqualTo(2);
    assertThat(Field.bitsFor(0, 4)).isEqualTo(3);
    assertThat(Field.bitsFor(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(64);
  }

  @Test
  void aStateThatFitsOneWordTakesOneWord() {
    StateLayout layout =
        StateLayout.of(
            twoLabels(new Type.IntRange(0, (1L << 40) - 1), new Type.IntRange(0, (1L << 23) - 1)));

    assertThat(layout.bits()).isEqualTo(64);
    assertThat(layout.words()).isEqualTo(1);
  }

  @Test
  void noFieldStraddlesTwoWordsAndLaterFieldsFillTheGap() {
    StateLayout layout =
        StateLayout.of(
            twoLabels(
                new Type.IntRange(0, (1L << 40) - 1),
                new Type.IntRange(0, (1L << 40) - 1),
                new Type.IntRange(0, 3)));

    assertThat(layout.words()).isEqualTo(2);
    assertThat(layout.bits()).isEqualTo(83);
    assertThat(layout.value(1).word()).isEqualTo(1);
    assertThat(layout.value(2)).isEqualTo(new Field(0, 41, 2, 0, 3));
    assertThat(layout.counter(0).word()).isZero();
  }

  @Test
  void extremeValuesSurvivePacking() {
    StateLayout layout =
        StateLayout.of(
            twoLabels(
                new Type.IntRange(Long.MIN_VALUE, Long.MAX_VALUE),
                new Type.IntRange(-3, 4),
                new Type.IntRange(9, 9)));
    for (long full : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
      for (long small = -3; small <= 4; small++) {
        State state = new State(List.of(full, small, 9L), List.of(1));
        assertThat(layout.unpack(layout.pack(state))).isEqualTo(state);
      }
    }
  }

  @Test
  void differentStatesHaveDifferentWords() {
    StateLayout layout = StateLayout.of(twoLabels(new Type.IntRange(-1, 1), new Type.Bool()));
    List<String> seen = new ArrayList<>();
    for (long a = -1; a <= 1; a++) {
      for (long b = 0; b <= 1; b++) {
        for (int counter = 0; counter <= 1; counter++) {
          seen.add(Long.toString(layout.pack(new State(List.of(a, b), List.of(counter)))[0]));
        }
      }
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(12);
  }

  @Test
  void aValueOutsideItsRangeIsNotPacked() {
    StateLayout layout = StateLayout.of(twoLabels(new Type.IntRange(0, 2)));

    assertThatThrownBy(() -> layout.pack(new State(List.of(3L), List.of(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("v0");
  }

  @Test
  void valuesAndLabelsAreFoundByName() {
    Model model = Peterson.of(3);
    StateLayout layout = StateLayout.of(model);
    State initial = new ReferenceInterpreter(model).initial();
    List<Long> values = new ArrayList<>(initial.values());
    values.set(2, 3L);
    long[] words = layout.pack(new State(values, List.of(0, 2, 4)));

    assertThat(layout.value(words, model.variable("pos").orElseThrow(), 2)).isEqualTo(3);
    assertThat(layout.label(words, 1)).isEqualTo("q2");
    assertThat(layout.label(words, 2)).isEqualTo("CS");
  }

  @Test
  void constantsTakeNoRoom() {
    ModelBuilder m = new ModelBuilder("constants");
    IdSet set = m.unordered("Set", "s", 2);
    m.constant("c", new Type.IntRange(0, 9), List.of(1L, 2L), set);
    Variable b = m.bool("b");
    m.process("p", p -> p.step("a").always().set(b.value(), true).goTo("a"));
    StateLayout layout = StateLayout.of(m.build());

    assertThat(layout.bits()).isEqualTo(1);
  }
}
