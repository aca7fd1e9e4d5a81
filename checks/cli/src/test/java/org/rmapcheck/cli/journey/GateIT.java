package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate as a CI job runs it, and what happens to such jobs. */
final class GateIT {

  /** Much too large to be explored in a second. */
  private static final String LARGE =
      """
      {
        "schemaVersion": 1, "name": "large", "question": "How long?", "kernel": "6.12",
        "scope": {"buffers": 2, "pages": 2, "cpus": 3, "addressSpaces": 3, "vramSlots": 2},
        "actors": ["move", "cpu"],
        "design": {}
      }
      """;

  @TempDir Path folder = Path.of("");

  private Jar jar = new Jar(folder);

  @BeforeEach
  void inItsFolder() throws IOException {
    jar = new Jar(folder);
    suite("\"by-page-shmem\", \"mainline-pool\"");
  }

  private void suite(String scenarios) throws IOException {
    Files.writeString(
        folder.resolve("suite.json"),
        "{\"schemaVersion\": 1, \"name\": \"mine\", \"scenarios\": [" + scenarios + "]}");
  }

  private void edit(String part, String other) throws IOException {
    Path file = folder.resolve("suite.json");
    String text = Files.readString(file);
    assertThat(text).containsPattern(part);
    Files.writeString(file, text.replaceFirst(part, other));
  }

  @Test
  void eachKindOfChangeHasItsExitCode() throws Exception {
    Jar.Run update = jar.run("gate", "suite.json", "--update");
    assertThat(update.code()).as(update.out() + update.err()).isEqualTo(15);
    assertThat(update.out()).contains("suite.json is rewritten");
    assertThat(jar.run("gate", "suite.json", "--update").code()).isZero();
    assertThat(jar.run("gate", "suite.json").code()).isZero();
    edit("\"states\": ", "\"states\": 9");
    assertThat(jar.run("gate", "suite.json").code()).isEqualTo(15);
    edit("\"S5\": .\"holds\": true.", "\"S5\": {\"violatedAtDepth\": 3}");
    assertThat(jar.run("gate", "suite.json").code()).isEqualTo(14);
    edit("\"S3\": .\"violatedAtDepth\": [0-9]+.", "\"S3\": {\"holds\": true}");
    Jar.Run harm = jar.run("gate", "suite.json", "--out", "found", "--report", "github=-");
    assertThat(harm.code()).isEqualTo(10);
    assertThat(harm.out()).contains("::error file=suite.json,line=1");
    assertThat(harm.err()).contains("verdict: S3: expected holds, found violated at depth");
    assertThat(jar.run("replay", "found/by-page-shmem.json").code()).isZero();
  }

  @Test
  void nothingIsWrittenThatWasNotAskedFor() throws Exception {
    jar.run("gate", "suite.json");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith(".")))
          .containsExactly("suite.json");
    }
  }

  @Test
  void whatTakesTooLongIsIncompleteAndHasACodeOfItsOwn() throws Exception {
    Files.writeString(folder.resolve("large.json"), LARGE);
    suite("\"mainline-pool\"");
    jar.run("gate", "suite.json", "--update");
    edit("\\[\"mainline-pool\"\\]", "[\"mainline-pool\", \"large.json\"]");
    Jar.Run run = jar.run("gate", "suite.json", "--time", "3s", "--report", "ktap=out.ktap");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(23);
    assertThat(run.out()).contains("1 as expected, 1 incomplete", "open  large");
    assertThat(Files.readString(folder.resolve("out.ktap"))).contains("not ok 2 large incomplete");
  }

  @Test
  void aGateThatWasKilledGoesOnWhereItWas() throws Exception {
    Files.writeString(folder.resolve("large.json"), LARGE);
    suite("\"by-page-shmem\", \"mainline-pool\", \"large.json\"");
    Process process = jar.start("gate", "suite.json", "--cache", "kept");
    for (int i = 0; i < 400 && count("kept") < 2; i++) {
      Thread.sleep(100);
    }
    process.destroyForcibly().waitFor();
    assertThat(count("kept")).isGreaterThanOrEqualTo(2);
    suite("\"by-page-shmem\", \"mainline-pool\"");
    jar.run("gate", "suite.json", "--update", "--cache", "kept");
    Jar.Run run = jar.run("gate", "suite.json", "--cache", "kept");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("2 of them unchanged, from the cache");
  }

  private long count(String name) throws IOException {
    if (!Files.isDirectory(folder.resolve(name))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.filter(f -> f.toString().endsWith(".json")).count();
    }
  }

  @Test
  void twoGatesInOneFolderDoNotDisturbEachOther() throws Exception {
    jar.run("gate", "suite.json", "--update");
    String both =
        "rmapcheck gate suite.json --cache c --out o --report junit=j.xml & "
            + "rmapcheck gate suite.json --cache c --out o --report junit=j.xml; a=$?; "
            + "wait $!; b=$?; test $a$b = 00";
    Jar.Run run = jar.shell(both);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(Files.readString(folder.resolve("j.xml"))).endsWith("</testsuite>\n");
    assertThat(jar.run("replay", "o/by-page-shmem.json").code()).isZero();
  }

  @Test
  void aFullDiskEndsWith73AndTheVerdictsAreThere() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    jar.run("gate", "suite.json", "--update");
    Jar.Run run = jar.run("gate", "suite.json", "--report", "junit=/dev/full");
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.err()).contains("/dev/full").doesNotContain("\tat ");
    assertThat(run.out()).contains("2 cases: 2 as expected");
  }

  @Test
  void aPipeThatIsClosedEndsQuietly() throws Exception {
    Jar.Run run = jar.shell("rmapcheck gate | head -n 1");
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anOrdinaryUserCanRunItInAReadOnlyCheckout() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")));
    assumeTrue("root".equals(System.getProperty("user.name")));
    jar.run("gate", "suite.json", "--update");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Jar.Run run =
          jar.shellAs("setpriv --reuid=65534 --regid=65534 --clear-groups", "gate suite.json");
      assumeTrue(!run.err().contains("Unable to access jarfile"), "the jar is out of reach");
      assertThat(run.code()).as(run.out() + run.err()).isZero();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void namesMayHaveSpacesAndLettersOfOtherLanguages() throws Exception {
    String name = "meine B\u00fccher/gr\u00f6\u00dfer.json";
    Files.createDirectories(folder.resolve(name).getParent());
    Files.move(folder.resolve("suite.json"), folder.resolve(name));
    Jar.Run run = jar.shell("LC_ALL=C.UTF-8 rmapcheck gate '" + name + "' --update");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(15);
    assertThat(jar.shell("LC_ALL=C.UTF-8 rmapcheck gate '" + name + "'").code()).isZero();
    Jar.Run plain = jar.shell("LC_ALL=C rmapcheck gate '" + name + "'");
    assertThat(plain.code()).isIn(0, 64, 65);
    assertThat(plain.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void aWrongReportOrTimeIsToldAtOnce() throws Exception {
    assertThat(jar.run("gate", "--report", "tap=x").err()).contains("junit, ktap, sarif");
    assertThat(jar.run("gate", "--report", "junit").code()).isEqualTo(64);
    assertThat(jar.run("gate", "--time", "soon").err()).contains("90s, 10m or 1h");
    assertThat(jar.run("gate", "nowhere.json").code()).isEqualTo(65);
  }
}
