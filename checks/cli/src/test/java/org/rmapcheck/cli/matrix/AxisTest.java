package org.rmapcheck.cli.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Lookup;

final class AxisTest {

  @Test
  void aSwitchAloneMeansAllItsValues() {
    List<Axis> axes = Axis.of(List.of("lookup"));
    assertThat(axes.get(0).values())
        .containsExactly(
            Lookup.RANGE, Lookup.PAGE, Lookup.PAGE_UNTIL_UNMAPPED, Lookup.PAGE_IF_MAPPED);
  }

  @Test
  void valuesKeepTheOrderInWhichTheyAreNamed() {
    assertThat(Axis.of(List.of("lookup=page,range")).get(0).values())
        .containsExactly(Lookup.PAGE, Lookup.RANGE);
  }

  @Test
  void everyMistakeIsToldAtOnceWithWhatIsAllowed() {
    assertThatThrownBy(() -> Axis.of(List.of("lokup", "backing=wood", "flush", "flush")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no switch 'lokup'")
        .hasMessageContaining("lookup")
        .hasMessageContaining("no value 'wood': use pool, shmem")
        .hasMessageContaining("'flush' is named twice");
  }

  @Test
  void anEmptyOrRepeatedValueIsAMistake() {
    assertThatThrownBy(() -> Axis.of(List.of("backing="))).hasMessageContaining("no value ''");
    assertThatThrownBy(() -> Axis.of(List.of("backing=pool,pool")))
        .hasMessageContaining("'pool' is named twice");
  }

  @Test
  void aProductHasEachCombinationOnce() {
    Product product = new Product(Axis.of(List.of("backing", "page-fields", "lookup")));
    Set<List<Choice>> seen = new HashSet<>();
    for (int cell = 0; cell < product.size(); cell++) {
      seen.add(product.values(cell));
      assertThat(product.cell(product.positions(cell))).isEqualTo(cell);
    }
    assertThat(seen).hasSize(24);
    assertThat(Product.words(product.values(0)))
        .isEqualTo("backing=pool page-fields=own lookup=range");
    assertThat(product.values(1)).contains(Lookup.PAGE);
  }

  @Test
  void aProductThatNobodyCouldReadIsRefused() {
    List<String> all = org.rmapcheck.ttm.design.Switch.all().stream().map(s -> s.key()).toList();
    assertThatThrownBy(() -> new Product(Axis.of(all))).hasMessageContaining("more than");
    assertThatThrownBy(() -> new Product(List.of())).hasMessageContaining("--switch");
  }
}
