package org.rmapcheck.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.trace.TraceReplay;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/**
 * Every built-in scenario gives the verdicts that its file expects and the trace that the corpus
 * keeps. {@code -Drmapcheck.update=true} rewrites both and fails, so that nobody commits unseen.
 */
final class CorpusTest {

  private static final ScenarioCatalog CATALOG = new ScenarioCatalog();
  private static final Map<String, Found> FOUND = new LinkedHashMap<>();

  @BeforeAll
  static void checkEverything() throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    InOrder.run(
        CATALOG.names(),
        threads,
        name -> Found.of(CATALOG.load(name)),
        found -> FOUND.put(found.result().name(), found));
    if (Boolean.getBoolean("rmapcheck.update")) {
      CorpusUpdate update = new CorpusUpdate();
      for (Found found : FOUND.values()) {
        update.expectation(found);
      }
      for (String name : CATALOG.names()) {
        update.corpus(name);
      }
      deleteStale(update);
      if (Census.update(FOUND.values().stream().map(Census::line).toList())) {
        update.changed().add("census.txt");
      }
      update.changed().addAll(ExportGoldens.update());
      throw new AssertionError(
          "rewritten: "
              + update.changed()
              + "; look at the differences and run again without rmapcheck.update");
    }
  }

  private static void deleteStale(CorpusUpdate update) throws IOException {
    for (String file : corpusFiles()) {
      if (!CATALOG.names().contains(file)) {
        Files.delete(Repository.corpus().resolve(file + ".json"));
        update.changed().add(file + ".json (deleted)");
      }
    }
  }

  static List<String> scenarios() {
    return CATALOG.names();
  }

  static List<String> corpusFiles() throws IOException {
    if (!Files.isDirectory(Repository.corpus())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Repository.corpus())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .map(file -> file.substring(0, file.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aBuiltInScenarioGivesTheVerdictsThatItExpects(String name) {
    Found found = found(name);
    assertThat(found.vector())
        .as("the vector of %s; -Drmapcheck.update=true rewrites the expectation", name)
        .isEqualTo(found.result().loaded().document().expected());
    assertThat(found.result().deviations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aBuiltInScenarioHasTheNameOfItsFile(String name) {
    assertThat(found(name).result().loaded().document().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("corpusFiles")
  void aCorpusFileIsWhatACheckFindsNow(String name) throws IOException {
    String kept = Files.readString(Repository.corpus().resolve(name + ".json"));
    assertThat(found(name).lead()).hasValue(kept);
  }

  @ParameterizedTest
  @MethodSource("corpusFiles")
  void aCorpusFileReplays(String name) throws Exception {
    TraceDocument trace = TraceCodec.read(Repository.corpus().resolve(name + ".json"));
    var model = ScenarioReader.of(trace.scenario(), name).model();
    assertThat(TraceReplay.difference(trace, model)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpusFiles")
  void aCorpusFileIsValid(String name) throws IOException {
    String kept = Files.readString(Repository.corpus().resolve(name + ".json"));
    assertThat(schema().validate(kept, InputFormat.JSON)).isEmpty();
  }

  @Test
  void theCorpusHasATraceForEachViolatedScenarioAndNoOther() throws IOException {
    TreeSet<String> violated = new TreeSet<>();
    FOUND.forEach((name, found) -> found.lead().ifPresent(lead -> violated.add(name)));
    assertThat(corpusFiles()).isNotEmpty().containsExactlyElementsOf(violated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"by_page_shmem.pml", "by_page_shmem.tla", "by_page_shmem.cfg", "by_page_shmem.m"})
  void anExportIsTheTextThatIsKept(String name) throws IOException {
    assertThat(ExportGoldens.now().get(name)).isEqualTo(ExportGoldens.kept(name));
  }

  @Test
  void anUpdateKeepsTheAuthorsText() {
    String text = CATALOG.text("mainline-pool");
    Found found = found("mainline-pool");
    assertThat(CorpusUpdate.withExpected(text, found.result().loaded().document(), found.vector()))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aScenarioThatDidNotChangeHasTheCountsThatItHad(String name) throws IOException {
    assertThat(Census.kept()).contains(Census.line(found(name)));
  }

  private static Found found(String name) {
    Found found = FOUND.get(name);
    if (found == null) {
      throw new AssertionError("'" + name + "' is no built-in scenario: the corpus file is stale");
    }
    return found;
  }

  private static Schema schema() throws IOException {
    try (InputStream in = TraceCodec.class.getResourceAsStream("trace.schema.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    }
  }
}
