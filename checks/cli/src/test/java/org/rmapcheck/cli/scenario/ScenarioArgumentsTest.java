package org.rmapcheck.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.Scenarios;

final class ScenarioArgumentsTest {

  private static final ScenarioCatalog CATALOG = new ScenarioCatalog();

  @TempDir Path folder = Path.of("");

  private static List<String> load(String... arguments) {
    return new ScenarioArguments(CATALOG)
        .load(List.of(arguments)).stream().map(LoadedScenario::name).toList();
  }

  @Test
  void aNameIsABuiltInScenario() {
    assertThat(load("mainline-pool")).containsExactly("mainline-pool");
  }

  @Test
  void aPatternMatchesBuiltInScenarios() {
    assertThat(load("mainline-*")).containsExactly("mainline-pool", "mainline-shmem");
  }

  @Test
  void whereOneIsWantedAPatternOfSeveralIsRefused() {
    assertThat(new ScenarioArguments(CATALOG).one("mainline-po*").name())
        .isEqualTo("mainline-pool");
    assertThatThrownBy(() -> new ScenarioArguments(CATALOG).one("mainline-*"))
        .hasMessage("'mainline-*' matches 2 scenarios: name one");
  }

  @Test
  void eachScenarioComesOnce() {
    assertThat(load("mainline-*", "mainline-pool")).hasSize(2);
  }

  @Test
  void aPatternMatchesFilesInTheirOrder() throws IOException {
    for (String name : List.of("b", "a")) {
      Files.writeString(folder.resolve(name + ".json"), Scenarios.json(name, ""));
    }
    Files.writeString(folder.resolve("other.txt"), "no scenario");
    assertThat(load(folder + "/*.json")).containsExactly("a", "b");
  }

  @Test
  void aMisspeltNameIsToldWithTheRightOne() {
    assertThatThrownBy(() -> load("mainline-pol", "*.zip"))
        .hasMessageContaining("'mainline-pol' (did you mean \"mainline-pool\"?)")
        .hasMessageContaining("no file matches '*.zip'");
  }

  @Test
  void twoScenariosOfOneNameAreRefused() throws IOException {
    Path file = folder.resolve("x.json");
    Files.writeString(file, Scenarios.json("mainline-pool", ""));
    assertThatThrownBy(() -> load("mainline-pool", file.toString()))
        .hasMessageContaining("two scenarios are called 'mainline-pool'");
  }

  @Test
  void aFolderIsNoScenario() {
    assertThatThrownBy(() -> load(folder.toString())).hasMessageContaining("is a folder");
  }
}
