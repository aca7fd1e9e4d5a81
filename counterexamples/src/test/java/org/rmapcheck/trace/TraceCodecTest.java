package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceCodecTest {
  private final Path folder;

  TraceCodecTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aTraceThatWasReadIsWrittenAsTheSameBytes() throws DocumentException {
    String json = Samples.traceJson();
    assertThat(TraceCodec.toJson(TraceCodec.read(json, "sample"))).isEqualTo(json);
  }

  @Test
  void aTraceSurvivesTheWayThroughAFile() throws Exception {
    Path file = folder.resolve("a name with spaces.json");
    TraceCodec.write(Samples.trace(), file);
    assertThat(TraceCodec.read(file)).isEqualTo(Samples.trace());
    assertThat(Files.readString(file)).isEqualTo(Samples.traceJson());
  }

  @Test
  void theOrderOfMapsIsTheOrderOfTheFile() {
    TraceDocument trace = Samples.trace();
    assertThat(trace.initialState().keySet()).startsWith("resv[b0]", "resource[b0]");
    assertThat(trace.scenario().scope().keySet())
        .containsExactly("buffers", "pages", "cpus", "addressSpaces", "vramSlots");
    assertThat(trace.steps().get(6).choices().keySet()).containsExactly("page", "cpu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"K\u00f6nig", "\uD83D\uDE00", "\uD83D", "a\u2028b", "\u001b[31m", "\u0000"})
  void anyTextSurvivesInAFileThatIsPlainAscii(String text) throws DocumentException {
    TraceDocument trace = withAnswer(text + "x");
    String json = TraceCodec.toJson(trace);
    assertThat(json).matches("[ -~\n]*\n").doesNotContain("\r");
    assertThat(TraceCodec.read(json, "sample")).isEqualTo(trace);
  }

  @Test
  void aTraceWithoutStepsAndWithoutAHoldingNeighbourIsComplete() throws DocumentException {
    TraceDocument trace = Samples.withSteps(List.of());
    String json = TraceCodec.toJson(trace).replaceAll(" *\"nearestHolding\".*\n", "");
    assertThat(TraceCodec.read(json, "sample").answer().nearestHolding()).isEmpty();
    assertThat(TraceCodec.toJson(TraceCodec.read(json, "sample"))).isEqualTo(json);
  }

  @Test
  void aTraceOfAnotherVersionIsRefusedBeforeAnythingElse() {
    String json = "{\"fields\": \"of tomorrow\", \"schemaVersion\": 3}";
    assertThatThrownBy(() -> TraceCodec.read(json, "new.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessage(
            "new.json:1:44 (/schemaVersion): a trace of schema version the number 3"
                + " cannot be read; this release reads: 1 to 2");
  }

  @Test
  void aTraceOfTheFirstVersionIsStillRead() throws DocumentException {
    TraceDocument old =
        TraceCodec.read(Samples.resource("by-page-shmem.version-1.json"), "version-1.json");
    assertThat(old.steps()).isEqualTo(Samples.trace().steps());
    assertThat(old.constants()).isEmpty();
    assertThat(old.isExplained()).isFalse();
    assertThat(TraceCodec.read(TraceCodec.toJson(old), "again")).isEqualTo(old);
  }

  @Test
  void whatStepsMeanSurvives() throws DocumentException {
    TraceDocument trace = Samples.explained();
    String json = TraceCodec.toJson(trace);
    assertThat(TraceCodec.read(json, "explained")).isEqualTo(trace);
    assertThat(trace.isExplained()).isTrue();
    assertThat(trace.sliced().steps()).extracting(TraceStep::index).doesNotContain(2);
  }

  @Test
  void aStepDependsOnEarlierStepsOnly() {
    String json =
        TraceCodec.toJson(Samples.explained()).replaceFirst("\"step\": 2,", "\"step\": 99,");
    assertThatThrownBy(() -> TraceCodec.read(json, "t"))
        .hasMessageContaining("/explanation/because/0/step")
        .hasMessageContaining("the index of an earlier step");
  }

  @Test
  void theNumberOfContextSwitchesIsThatOfTheSteps() {
    String json =
        Samples.traceJson().replaceFirst("\"contextSwitches\": [0-9]+", "\"contextSwitches\": 77");
    assertThatThrownBy(() -> TraceCodec.read(json, "t"))
        .hasMessageContaining("(/answer/contextSwitches): found the number 77; expected:");
  }

  @Test
  void stepsMustBeNumberedWithoutGaps() {
    String json = Samples.traceJson().replace("\"index\": 3,", "\"index\": 7,");
    assertThatThrownBy(() -> TraceCodec.read(json, "t"))
        .hasMessageContaining("(/steps/2/index): found the number 7; expected: 3");
  }

  @Test
  void aStepOfAnUnknownProcessIsRefused() {
    String json =
        Samples.traceJson().replaceFirst("\"process\": \"cpu0\"", "\"process\": \"cpu7\"");
    assertThatThrownBy(() -> TraceCodec.read(json, "t"))
        .hasMessageContaining(
            "(/steps/0/process): found the text \"cpu7\"; expected: one of cpu0,");
  }

  @Test
  void anUnknownKindOfPropertyIsRefusedWithThoseThatExist() {
    String json = Samples.traceJson().replaceFirst("\"kind\": \"harm\"", "\"kind\": \"bad\"");
    assertThatThrownBy(() -> TraceCodec.read(json, "t"))
        .hasMessageContaining("(/property/kind)")
        .hasMessageContaining("\"harm\", \"discipline\", \"books\", \"deadlock\", \"model error\"");
  }

  @Test
  void aDocumentThatCouldNotBeReadBackIsNotWritten() {
    Path file = folder.resolve("t.json");
    assertThatThrownBy(() -> TraceCodec.write(withAnswer(" "), file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("(/answer/answer)");
    assertThatThrownBy(() -> TraceCodec.write(withFormulaOfDepth(120), file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("nest");
    assertThatThrownBy(() -> TraceCodec.write(withFormulaOfDepth(900), file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("nested too deeply");
    assertThat(file).doesNotExist();
  }

  @Test
  void collectionsOfADocumentAreCopiedAndCannotBeChanged() {
    TraceDocument trace = Samples.trace();
    assertThatThrownBy(() -> trace.initialState().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> trace.steps().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static TraceDocument withAnswer(String text) {
    Answer answer =
        new Answer("q", text, Samples.trace().answer().nearestHolding(), "s", "e", 1, 1, 1);
    return with(answer, Samples.trace().evaluation());
  }

  private static TraceDocument withFormulaOfDepth(int depth) {
    FormulaPart part = new FormulaPart("leaf", "false", List.of());
    for (int i = 0; i < depth; i++) {
      part = new FormulaPart("not", "true", List.of(part));
    }
    return with(Samples.trace().answer(), new Evaluation(part, List.of()));
  }

  private static TraceDocument with(Answer answer, Evaluation evaluation) {
    TraceDocument t = Samples.withSteps(List.of());
    return new TraceDocument(
        t.tool(),
        t.modelHash(),
        t.kernel(),
        t.strategy(),
        t.property(),
        answer,
        t.scenario(),
        t.processes(),
        t.constants(),
        Map.of("x", "1"),
        t.initialBreaks(),
        t.steps(),
        evaluation,
        t.replay());
  }
}
