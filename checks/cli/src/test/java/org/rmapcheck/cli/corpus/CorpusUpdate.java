package org.rmapcheck.cli.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.ScenarioCodec;
import org.rmapcheck.trace.ScenarioDocument;

/** Rewrites the expectations in scenario files, and the corpus, to what is found now. */
final class CorpusUpdate {

  private static final String EXPECTED = "  \"expected\": ";

  private final List<String> changed = new ArrayList<>();

  /** The files that were changed. */
  List<String> changed() {
    return changed;
  }

  void expectation(Found found) throws IOException {
    String name = found.result().name();
    Path file = Repository.scenario(name);
    String before = Files.readString(file, StandardCharsets.UTF_8);
    write(file, withExpected(before, found.result().loaded().document(), found.vector()));
  }

  /** The lead's trace, found again because it contains the scenario with its expectation. */
  void corpus(String name) throws IOException {
    Path file = Repository.corpus().resolve(name + ".json");
    String scenario = Files.readString(Repository.scenario(name), StandardCharsets.UTF_8);
    Found found = Found.of(ScenarioReader.read(scenario, name));
    if (found.lead().isPresent()) {
      Files.createDirectories(Repository.corpus());
      write(file, found.lead().get());
    } else if (Files.deleteIfExists(file)) {
      changed.add(file.getFileName() + " (deleted)");
    }
  }

  private void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file, StandardCharsets.UTF_8).equals(text)) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      changed.add(Repository.root().relativize(file).toString());
    }
  }

  /** The author's text as it is, but for the expectation at its end. */
  static String withExpected(
      String text, ScenarioDocument document, Map<String, ExpectedVerdict> expected) {
    ScenarioDocument whole =
        new ScenarioDocument(
            document.name(),
            document.question(),
            document.kernel(),
            document.scope(),
            document.actors(),
            document.design(),
            document.initially(),
            document.properties(),
            expected);
    String json = ScenarioCodec.toJson(whole);
    int old = text.indexOf(",\n" + EXPECTED);
    String head = old >= 0 ? text.substring(0, old) : text.stripTrailing();
    if (old < 0) {
      head = head.substring(0, head.lastIndexOf('}')).stripTrailing();
    }
    return head + ",\n" + json.substring(json.indexOf(EXPECTED));
  }
}
