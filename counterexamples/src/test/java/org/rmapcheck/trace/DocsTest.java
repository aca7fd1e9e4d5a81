package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells people to type works. */
@Tag("peers")
final class DocsTest {

  @TempDir Path folder = Path.of("");

  private String run(String trace, List<String> command) throws Exception {
    Files.copy(
        Path.of("corpus", trace),
        folder.resolve("trace.json"),
        StandardCopyOption.REPLACE_EXISTING);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(out);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static String block(String heading) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Matcher block =
        Pattern.compile(Pattern.quote("## " + heading) + "\n+```[a-z]*\n(.*?)```", Pattern.DOTALL)
            .matcher(readme);
    assertThat(block.find()).as(heading).isTrue();
    return block.group(1);
  }

  @Test
  void theReaderInPythonTellsTheRun() throws Exception {
    Files.writeString(folder.resolve("read.py"), block("Read it in Python"));
    String text = run("by-page-shmem.json", List.of("python3", "read.py", "trace.json"));
    assertThat(text).contains("* move rmap_walk_file", "breaks LookupComplete", "MoveExclusion");
    assertThat(block("Read it in Python").lines().count()).isLessThanOrEqualTo(12);
  }

  @Test
  void everyRecipeForJqSaysSomething() throws Exception {
    List<String> recipes = new ArrayList<>();
    block("Recipes for jq").lines().filter(l -> l.startsWith("jq ")).forEach(recipes::add);
    assertThat(recipes).hasSizeGreaterThan(5);
    for (String recipe : recipes) {
      String text = run("by-page-shmem.json", List.of("bash", "-c", recipe));
      if (!recipe.contains(" > my.json")) {
        assertThat(text).as(recipe).isNotBlank();
      }
    }
    assertThat(ScenarioCodec.read(folder.resolve("my.json")).name()).isEqualTo("by-page-shmem");
  }

  @Test
  void theSuiteOfTheDocumentationIsOne() throws Exception {
    String text = Files.readString(Path.of("docs", "gate.md"));
    Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(text);
    assertThat(json.find()).isTrue();
    assertThat(SuiteCodec.read(json.group(1), "gate.md").name()).isEqualTo("my driver");
  }
}
