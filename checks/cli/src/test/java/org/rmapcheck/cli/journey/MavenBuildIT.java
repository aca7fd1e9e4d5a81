package org.rmapcheck.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.cli.corpus.Repository;

/** The gate in the build of somebody's pom. Maven fetches the plugin of the example if need be. */
@Tag("peers")
final class MavenBuildIT {

  @TempDir Path folder = Path.of("");

  @Test
  void theExampleForMavenFailsABuildThatBreaksItsDesign() throws Exception {
    String plugin =
        Files.readString(Repository.root().resolve("checks/cli/src/examples/maven.xml"));
    Files.writeString(
        folder.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>a.driver</groupId>"
            + "<artifactId>a-driver</artifactId><version>1</version><packaging>pom</packaging>"
            + "<build><plugins>"
            + plugin
            + "</plugins></build></project>");
    Files.copy(Jar.file(), folder.resolve("rmapcheck.jar"));
    suite("mainline-pool");
    Jar jar = new Jar(folder);
    jar.run("gate", "suite.json", "--update");
    assertThat(maven(jar)).contains("1 as expected", "BUILD SUCCESS");

    String expected = Files.readString(folder.resolve("suite.json"));
    String found =
        expected.replaceFirst("\"S3\": \\{ *\"holds\": true *}", "\"S3\": {\"violated\": true}");
    assertThat(found).isNotEqualTo(expected);
    Files.writeString(folder.resolve("suite.json"), found);
    assertThat(maven(jar)).contains("S3", "exit code 14", "BUILD FAILURE");
  }

  private String maven(Jar jar) throws IOException, InterruptedException {
    Path maven = Path.of(System.getProperty("maven.home", ""), "bin", "mvn");
    String repository = System.getProperty("rmapcheck.repository", "");
    return jar.shell(
            "'" + maven + "' -B -ntp '-Dmaven.repo.local=" + repository + "' verify || true")
        .out();
  }

  private void suite(String scenario) throws IOException {
    Files.writeString(
        folder.resolve("suite.json"),
        "{\"schemaVersion\": 1, \"name\": \"n\", \"scenarios\": [\"" + scenario + "\"]}");
  }
}
