package org.rmapcheck.trace.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmapcheck.trace.Documents;
import org.rmapcheck.trace.TraceDocument;

/** The formats before the judges that their users have. */
@Tag("peers")
final class ValidatorsTest {

  private static final String MERMAID =
      """
      import fs from 'node:fs';
      import mermaid from 'mermaid';
      const parsed = await mermaid.parse(fs.readFileSync(process.argv[2], 'utf8'));
      console.log(parsed.diagramType);
      """;

  private static final String QUINT =
      """
      import fs from 'node:fs';
      import itf from '@informalsystems/quint/dist/src/itf.js';
      const states = itf.ofItf(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
      console.log(states.length);
      """;

  @TempDir Path folder = Path.of("");

  private static List<TraceDocument> traces() {
    return List.of(
        Documents.read(Path.of("corpus", "by-page-shmem.json")),
        Documents.read(Path.of("corpus", "two-buffers-no-ghost.json")),
        Documents.saying("end; alt \"x\" #1; <b> \\ --> { } % note over: \u00fc"));
  }

  private Path file(TraceFormat format, TraceDocument trace) throws Exception {
    Path file = folder.resolve("trace." + format.key());
    return Files.writeString(file, format.text(trace, MailNotes.NONE));
  }

  @Test
  void mermaidParsesTheDiagrams() throws Exception {
    for (TraceDocument trace : traces()) {
      Path file = file(TraceFormat.MERMAID, trace);
      NpmTools.Run run = NpmTools.node(MERMAID, file.toString());
      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out()).contains("sequence");
    }
    Path broken = Files.writeString(folder.resolve("broken"), "sequenceDiagram\n  a->>: \n");
    assertThat(NpmTools.node(MERMAID, broken.toString()).code()).isNotZero();
  }

  @Test
  void quintReadsTheStates() throws Exception {
    for (TraceDocument trace : traces()) {
      Path file = file(TraceFormat.ITF, trace);
      NpmTools.Run run = NpmTools.node(QUINT, file.toString());
      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out().strip()).isEqualTo(Integer.toString(trace.steps().size() + 1));
    }
  }

  @Test
  void theSarifMultitoolHasNoErrors() throws Exception {
    Path tool = NpmTools.file("@microsoft/sarif-multitool-linux/Sarif.Multitool");
    for (TraceDocument trace : traces()) {
      Path file = file(TraceFormat.SARIF, trace);
      NpmTools.Run run =
          NpmTools.run(folder, List.of(tool.toString(), "validate", file.toString()));
      assertThat(run.out()).doesNotContain(": error ");
    }
  }

  @Test
  void graphvizDrawsTheGraph() throws Exception {
    for (TraceDocument trace : traces()) {
      Path file = file(TraceFormat.DOT, trace);
      NpmTools.Run run = NpmTools.run(folder, List.of("dot", "-Tsvg", file.toString()));
      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out()).contains("<svg").doesNotContain("Warning", "rror:");
    }
  }
}
