package org.rmapcheck.cli.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.Scenarios;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.engine.CheckRequest;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.model.ir.Model;

final class CoverageTest {

  private static final Path KEPT = Path.of("src/test/resources/idle-parts.txt");
  private static final int MOST_STATES = 50_000;

  private static Coverage of(Model model) {
    return Coverage.of(model, MOST_STATES).orElseThrow();
  }

  @Test
  void theFiringsAddUpToTheTransitionsOfASearch() {
    Model model = Scenarios.byPage().model();
    long fired =
        of(model).profile().stream()
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    assertThat(fired)
        .isEqualTo(new BreadthFirstSearch().check(CheckRequest.of(model)).census().transitions());
  }

  @Test
  void whatASmallScopeNeverUsesIsListed() {
    assertThat(of(Scenarios.mainline().model()).idle())
        .contains("cpu.idle_wait: never fires", "move.copy, arm 1: never fires")
        .noneMatch(line -> line.startsWith("move.zap"));
  }

  @Test
  void aModelThatIsTooLargeIsNotMeasured() {
    assertThat(Coverage.of(Scenarios.mainline().model(), 10)).isEmpty();
  }

  /** What is idle in each of these scenarios that has it; -Drmapcheck.update=true rewrites it. */
  @Test
  void nothingMoreIsThereForNothingInTheDesignsOfTheThread() throws IOException {
    ScenarioCatalog catalog = new ScenarioCatalog();
    List<String> names = new ArrayList<>(catalog.group("thread").orElseThrow().scenarios());
    names.addAll(List.of("prefault", "nowait-fault-blit", "pipelined-shmem"));
    Map<String, Integer> places = new TreeMap<>();
    Map<String, Integer> idle = new TreeMap<>();
    for (String name : names) {
      Coverage coverage = of(catalog.load(name).model());
      coverage.profile().forEach(line -> places.merge(place(line), 1, Integer::sum));
      coverage.idle().forEach(line -> idle.merge(line, 1, Integer::sum));
    }
    idle.entrySet().removeIf(e -> !e.getValue().equals(places.get(place(e.getKey()))));
    String found = String.join("\n", new TreeSet<>(idle.keySet())) + "\n";
    if (Boolean.getBoolean("rmapcheck.update")
        && !(Files.exists(KEPT) && Files.readString(KEPT).equals(found))) {
      Files.writeString(KEPT, found, StandardCharsets.UTF_8);
      throw new AssertionError("rewritten: " + KEPT + "; run again without rmapcheck.update");
    }
    assertThat(found).isEqualTo(Files.readString(KEPT));
  }

  private static String place(String line) {
    return line.substring(0, line.indexOf(": "));
  }
}
