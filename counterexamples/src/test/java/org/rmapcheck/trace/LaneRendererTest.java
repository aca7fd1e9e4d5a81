package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneRendererTest {
  private static final String ESCAPES = "\u001b[31mred\u001b]0;title\u0007\u009b2J\r\n\u202e\u00fc";

  @Test
  void theSampleTraceReadsAsKept() throws IOException {
    Golden.check("by-page-shmem.72.txt", render(72, Samples.trace()));
  }

  @Test
  void theSampleTraceReadsAsKeptOnANarrowPage() throws IOException {
    Golden.check("by-page-shmem.40.txt", render(40, Samples.trace()));
  }

  @Test
  void manyLanesReadAsKept() throws IOException {
    Golden.check("nine-lanes.72.txt", render(72, Samples.withProcesses(9)));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 72, 120, 160})
  void noLineIsWiderThanThePage(int width) {
    for (int lanes : new int[] {0, 1, 2, 3, 5, 9, 12, 20, 150}) {
      assertFits(width, render(width, Samples.withProcesses(lanes)));
    }
    assertFits(width, render(width, Samples.trace()));
    assertFits(width, render(width, Samples.saying("w".repeat(500))));
    assertFits(width, summary(width, Samples.saying("w ".repeat(500))));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 72, 120})
  void thePageIsPrintableAsciiWhateverTheDocumentSays(int width) {
    TraceDocument hostile = Samples.saying(ESCAPES);
    assertThat(render(width, hostile)).matches("[ -~\n]*").contains("?[31mred");
    assertThat(summary(width, hostile)).matches("[ -~\n]*");
  }

  @Test
  void coloursChangeNothingButTheColours() {
    String coloured = new LaneRenderer(72, Palette.ANSI).render(Samples.trace());
    assertThat(coloured).contains("\u001b[1;31m<-- breaks S4 LookupComplete");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("(?m) +$", ""))
        .isEqualTo(render(72, Samples.trace()));
    String hostile = new LaneRenderer(72, Palette.ANSI).render(Samples.saying(ESCAPES));
    assertThat(hostile.replaceAll("\u001b\\[(0|1|2|36|32|1;31)m", "")).matches("[ -~\n]*");
  }

  @Test
  void onlyValuesThatChangeAreShown() {
    String page = render(120, Samples.trace());
    assertThat(page)
        .contains("fresh[vram0]: true -> false")
        .doesNotContain("fresh[frame0]: true -> true");
  }

  @Test
  void processesWithoutAStepHaveNoLane() {
    String page = render(120, Samples.trace());
    assertThat(Samples.trace().processes()).contains("cpu1", "gpu");
    assertThat(page.lines().filter(line -> line.matches(" +cpu0 +mover"))).hasSize(1);
  }

  @Test
  void theBrokenRuleIsMarkedBelowItsStepWithNameAndWords() {
    assertThat(render(160, Samples.trace()).lines().toList())
        .containsSubsequence(
            "    <-- breaks S4 LookupComplete (discipline): when the reverse lookup returns, no usable"
                + " translation of the buffer's backing is left",
            "    <-- breaks S6 NoLostWrite (harm): the place the buffer now lives in holds the last"
                + " value written to it");
  }

  @Test
  void theLastLineIsTheCommandThatReplays() {
    assertThat(render(72, Samples.trace()))
        .endsWith("\nrmapcheck replay counterexamples/corpus/by-page-shmem.S6.json\n");
  }

  @Test
  void aViolationOfTheInitialStateIsSaid() {
    assertThat(render(72, Samples.withSteps(List.of())))
        .contains("The initial state is the violation: no step is needed.");
  }

  @Test
  void theSummaryHasThreeToFiveLines() {
    assertThat(summary(72, Samples.trace()))
        .isEqualTo(
            """
            by-page-shmem: harm, S6 NoLostWrite
              Yes. The lookup walks the i_mmap of the shmem file and finds no VMA;
              the CPU keeps its translation and its store during the copy is lost.
              14 steps; all 2,431 states explored
              traces/by-page-shmem.S6.json
            """);
    assertThat(summary(72, Samples.saying("short")).lines()).hasSize(4);
    assertThat(summary(40, Samples.saying("long ".repeat(100))).lines()).hasSize(5);
  }

  @Test
  void theWidthIsChecked() {
    assertThatThrownBy(() -> new LaneRenderer(39, Palette.PLAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width 39; allowed: 40 to 160");
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    String expected = render(72, Samples.trace());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(render(72, Samples.trace())).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertFits(int width, String page) {
    assertThat(page.lines()).allMatch(line -> line.length() <= width);
    assertThat(page.lines()).noneMatch(line -> line.endsWith(" "));
  }

  private static String render(int width, TraceDocument trace) {
    return new LaneRenderer(width, Palette.PLAIN).render(trace);
  }

  private static String summary(int width, TraceDocument trace) {
    return new LaneRenderer(width, Palette.PLAIN)
        .renderSummary(trace, "traces/by-page-shmem.S6.json");
  }
}
