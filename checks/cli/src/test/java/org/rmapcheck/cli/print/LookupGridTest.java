package org.rmapcheck.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.check.CheckService;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.SearchListener;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Lookup;
import org.rmapcheck.ttm.design.PageFields;

final class LookupGridTest {

  private static final List<ScenarioResult> CELLS = new ArrayList<>();

  @BeforeAll
  static void checkEachCell() {
    ScenarioCatalog catalog = new ScenarioCatalog();
    CheckService service =
        new CheckService(CheckRequest.Extent.WHOLE_GRAPH, Long.MAX_VALUE, 1, () -> false);
    InOrder.run(
        catalog.group("lookup").orElseThrow().scenarios(),
        2,
        name -> service.check(catalog.load(name), SearchListener.silent()),
        CELLS::add);
  }

  @Test
  void everyCellIsThere() {
    LookupGrid grid = new LookupGrid(CELLS);
    for (var backing : LookupGrid.BACKINGS) {
      for (var fields : LookupGrid.FIELDS) {
        for (var lookup : LookupGrid.LOOKUPS) {
          assertThat(grid.cell(backing, fields, lookup)).isPresent();
        }
      }
    }
  }

  @Test
  void theFourSentencesFollowFromTheCells() {
    assertThat(new LookupGrid(CELLS).conclusions())
        .containsExactly(
            "A lookup by page needs page->mapping = the device's.",
            "Shmem needs page->mapping = its own file.",
            "No assignment of page->mapping satisfies both.",
            "The lookup by range needs neither: it never reads page->mapping.");
  }

  @Test
  void noSentenceIsPrintedThatACellContradicts() {
    List<ScenarioResult> without = new ArrayList<>(CELLS);
    without.removeIf(
        cell -> {
          var design = cell.loaded().scenario().design();
          return design.is(Backing.POOL) && design.is(PageFields.WRITTEN) && design.is(Lookup.PAGE);
        });
    assertThat(new LookupGrid(without).conclusions())
        .noneMatch(words -> words.contains("needs page->mapping = the device's"));
  }

  @Test
  void theLegendExplainsEachIdInTheTable() {
    LookupGrid grid = new LookupGrid(CELLS);
    List<String> explained = grid.legend().stream().map(p -> p.id()).toList();
    for (ScenarioResult cell : CELLS) {
      assertThat(explained).containsAll(cell.broken());
    }
  }
}
