package org.rmapcheck.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmapcheck.cli.corpus.Repository;

/**
 * The generated documents say what the model says. {@code -Drmapcheck.update=true} rewrites them
 * and fails, so that nobody commits unseen.
 */
final class DocsTest {

  private static final Path DOCS = Path.of("model/docs");

  private static void isUpToDate(Path file, String expected) throws IOException {
    Path kept = Repository.root().resolve(file);
    String found = Files.exists(kept) ? Files.readString(kept, StandardCharsets.UTF_8) : "";
    if (Boolean.getBoolean("rmapcheck.update") && !found.equals(expected)) {
      Files.writeString(kept, expected, StandardCharsets.UTF_8);
      throw new AssertionError("rewritten: " + file + "; look at it and run again");
    }
    assertThat(found).as("%s; -Drmapcheck.update=true rewrites it", file).isEqualTo(expected);
  }

  @Test
  void theKernelMapIsWhatTheModelsQuote() throws IOException {
    isUpToDate(DOCS.resolve("kernel-map.md"), KernelMap.page());
  }

  @Test
  void theListOfActorsIsWhatTheirHeadersSay() throws IOException {
    isUpToDate(DOCS.resolve("actors.md"), Actors.page());
  }

  @Test
  void theRowsOfTheProposalAreWhatTheirScenariosExpect() throws IOException {
    isUpToDate(DOCS.resolve("proposal-rows.md"), ProposalRows.page());
  }

  @Test
  void everyRowOfTheProposalHasAScenario() {
    List<String> rows = new ArrayList<>();
    List.of("1:d", "2:c", "3:e", "4:i", "5:k")
        .forEach(
            bullet -> {
              for (char row = 'a'; row <= bullet.charAt(2); row++) {
                rows.add(bullet.charAt(0) + String.valueOf(row));
              }
            });
    assertThat(ProposalRows.all()).containsOnlyKeys(rows);
  }

  @Test
  void theAnswerToTheProposalIsWhatIsFound() throws IOException {
    Path readme = Path.of("README.md");
    String kept = Files.readString(Repository.root().resolve(readme), StandardCharsets.UTF_8);
    isUpToDate(readme, ProposalSection.in(kept));
  }

  @Test
  void whatAnActorCallsRecordedIsInTheLogs() throws IOException {
    for (ActorHeader header : ActorHeader.all()) {
      if (header.evidence().contains("recorded")) {
        assertThat(Actors.known(header, InTheLogs.times(header.name())))
            .as(header.name())
            .contains("recorded");
      }
    }
  }

  @Test
  void everyActorSaysHowItIsKnown() throws IOException {
    assertThat(ActorHeader.all())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            header ->
                assertThat(header.evidence())
                    .as(
                        "the header of %s.java says 'Recorded', 'Read from the sources' or 'Assumed'",
                        header.name())
                    .isNotEmpty());
  }

  @Test
  void everyActorSaysWhatItLeavesOut() throws IOException {
    assertThat(ActorHeader.all())
        .allSatisfy(
            header ->
                assertThat(header.abstracted())
                    .as("the header of %s.java has '<p>Abstracted: ...'", header.name())
                    .isNotEmpty());
  }

  @Test
  void aHeaderIsReadParagraphByParagraph() {
    ActorHeader header =
        ActorHeader.of(
            "X",
            """
            package p;
            /**
             * Does {@code f}
             * and g. Read from the sources.
             *
             * <p>More.
             *
             * <p>Abstracted: {@link #h},
             * since.
             */
            final class X {}
            """);
    assertThat(header.words()).isEqualTo("Does `f` and g. Read from the sources. More.");
    assertThat(header.abstracted()).isEqualTo("`h`, since.");
    assertThat(header.evidence()).containsExactly("read");
  }
}
