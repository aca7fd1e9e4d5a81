package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.trace.TraceCodec;

/** The first thing that anybody does: run it without arguments. */
final class AnswerIT {

  @TempDir static Path folder = Path.of("");

  private static Jar.Run run = new Jar.Run(-1, "", "");

  @BeforeAll
  static void answer() throws Exception {
    run = new Jar(folder).run();
  }

  @Test
  void everythingIsAsExpected() {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).doesNotContain("NOT AS EXPECTED");
  }

  @Test
  void thePageIsPlainTextOfAHundredColumns() {
    assertThat(run.out()).matches("[\\n\\x20-\\x7e]+");
    assertThat(run.out().lines().filter(line -> !line.contains("java -jar")))
        .allMatch(line -> line.length() <= 100, "at most 100 columns");
  }

  @Test
  void theThreadIsAnswered() {
    assertThat(run.out())
        .contains("Can the CPU still touch")
        .containsPattern("(?m)^holds +Does mainline TTM")
        .containsPattern("(?m)^harm +Would a lookup by page")
        .contains("A lookup by page needs page->mapping = the device's.")
        .contains("Shmem needs page->mapping = its own file.")
        .contains("No assignment of page->mapping satisfies both.")
        .contains("The lookup by range needs neither")
        .contains("Linux 6.12", "sequentially consistent", "explain rmapcheck-traces/");
  }

  @Test
  void helpOfTheCommandsThatTakeSizesIsPrintedWithoutComplaints() throws Exception {
    Jar.Run help = new Jar(folder).run("check", "--help");
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Default: 70 % of").doesNotContain("%%");
  }

  @Test
  void theAnswerFitsOnAPage() {
    assertThat(run.out().lines()).hasSizeLessThan(60);
    List<String> lines = run.out().lines().toList();
    int table = lines.indexOf("Lookup x page fields x backing: the answer to the thread");
    assertThat(lines.subList(table + 2, table + 8)).allMatch(line -> line.contains(", "));
    assertThat(lines.get(table + 8)).isBlank();
  }

  @Test
  void everyTraceThatIsNamedIsThereAndNoOther() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    Matcher matcher = Pattern.compile("rmapcheck-traces/([^\\s]+\\.json)").matcher(run.out());
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    try (Stream<Path> files = Files.list(folder.resolve("rmapcheck-traces"))) {
      List<String> written = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(written).hasSizeGreaterThan(5).containsExactlyElementsOf(named);
    }
  }

  @Test
  void aWrittenTraceReplaysAndIsExplainedInPlainText() throws Exception {
    String file = "rmapcheck-traces/by-page-shmem.json";
    assertThat(TraceCodec.read(folder.resolve(file)).scenario().name()).isEqualTo("by-page-shmem");
    Jar jar = new Jar(folder);
    Jar.Run replay = jar.run("replay", file);
    assertThat(replay.code()).isZero();
    assertThat(replay.out()).contains("It replays: all ");
    Jar.Run explain = jar.run("explain", file);
    assertThat(explain.code()).isZero();
    assertThat(explain.out()).matches("[\\n\\x20-\\x7e]+").contains("<-- breaks S4 LookupComplete");
    assertThat(explain.out().lines()).allMatch(line -> line.length() <= 72, "at most 72 columns");
    String last = explain.out().substring(explain.out().indexOf("\nReplay\n") + 8);
    assertThat(last.replace("\\\n", "")).endsWith(" replay " + file + "\n");
  }
}
