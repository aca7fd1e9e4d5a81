package org.rmapcheck.trace.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmapcheck.trace.Documents;
import org.rmapcheck.trace.TraceDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FormatsTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final MailNotes NOTES = new MailNotes("The control parts at step 3.", "the rest");

  private static TraceDocument corpus(String name) {
    return Documents.read(Path.of("corpus", name + ".json"));
  }

  private static String text(TraceFormat format, TraceDocument trace) {
    return format.text(trace, NOTES);
  }

  @ParameterizedTest
  @EnumSource(TraceFormat.class)
  void everyFormatIsAsciiAndTheSameInEveryRun(TraceFormat format) {
    String text = text(format, corpus("by-page-shmem"));
    assertThat(text).isEqualTo(text(format, corpus("by-page-shmem"))).endsWith("\n");
    assertThat(text).matches("[ -~\n]*");
    assertThat(text(format, Documents.saying("a\u001b[31m\"\\<b>\u2028;#%\n"))).matches("[ -~\n]*");
    assertThat(TraceFormat.of(format.key())).contains(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"by-page-shmem", "two-buffers-no-ghost", "two-threads-no-flush"})
  void aMailFitsAndBeginsWithTheHarm(String name) {
    String mail = text(TraceFormat.MAIL, corpus(name));
    assertThat(mail.lines().count()).isLessThanOrEqualTo(Mail.MOST_LINES);
    assertThat(mail.lines()).allMatch(line -> line.length() <= Mail.WIDTH);
    assertThat(mail)
        .containsSubsequence(
            "On a running kernel",
            "breaks",
            "Control: with",
            "The control parts at step 3.",
            "To widen the race, delay",
            "Not modelled, and could save the code: the rest",
            "Replay:",
            "rmapcheck replay " + name + ".json");
  }

  @Test
  void anItfTraceHasAllStatesInFull() {
    JsonNode itf = MAPPER.readTree(text(TraceFormat.ITF, corpus("by-page-shmem")));
    int steps = corpus("by-page-shmem").steps().size();
    assertThat(itf.at("/states").size()).isEqualTo(steps + 1);
    for (JsonNode state : itf.at("/states")) {
      Set<String> names = new HashSet<>(state.propertyNames());
      names.remove("#meta");
      for (JsonNode name : itf.at("/vars")) {
        assertThat(names.remove(name.asString())).as(name.asString()).isTrue();
      }
      assertThat(names).isEmpty();
    }
    assertThat(itf.at("/states/0/mbt::actionTaken").asString()).isEqualTo("init");
    assertThat(itf.at("/states/0/copying/#map/0/1").isBoolean()).isTrue();
    assertThat(itf.at("/states/0/pte/#map/0/0/#tup/0").asString()).isEqualTo("mm0.b0");
    assertThat(itf.at("/states/0/mmap_readers/#map/0/1/#bigint").asString()).isEqualTo("0");
  }

  @Test
  void traceEventsAreThoseOfTheirFormat() {
    JsonNode events =
        MAPPER.readTree(text(TraceFormat.PERFETTO, corpus("by-page-shmem"))).at("/traceEvents");
    Set<Integer> threads = new HashSet<>();
    int starts = 0;
    int ends = 0;
    for (JsonNode event : events) {
      String phase = event.at("/ph").asString();
      assertThat(phase).isIn("M", "X", "i", "s", "f");
      assertThat(event.at("/ts").isIntegralNumber()).isTrue();
      assertThat(event.at("/pid").asInt()).isEqualTo(1);
      assertThat(event.at("/name").asString()).isNotBlank();
      int thread = event.at("/tid").asInt(-1);
      if (event.at("/name").asString().equals("thread_name")) {
        threads.add(thread);
      } else if (!phase.equals("M")) {
        assertThat(threads).contains(thread);
      }
      if (phase.equals("X")) {
        assertThat(event.at("/dur").asInt()).isPositive();
      }
      starts += phase.equals("s") ? 1 : 0;
      ends += phase.equals("f") ? 1 : 0;
    }
    assertThat(starts).isPositive().isEqualTo(ends);
  }

  @Test
  void aSarifLogHasAThreadFlowForEachProcess() {
    JsonNode log = MAPPER.readTree(text(TraceFormat.SARIF, corpus("by-page-shmem")));
    JsonNode flows = log.at("/runs/0/results/0/codeFlows/0/threadFlows");
    assertThat(flows.size()).isEqualTo(2);
    Set<Integer> order = new HashSet<>();
    for (JsonNode flow : flows) {
      for (JsonNode location : flow.at("/locations")) {
        order.add(location.at("/executionOrder").asInt());
      }
    }
    assertThat(order).hasSize(corpus("by-page-shmem").steps().size());
  }

  @Test
  void anEmptyRunConvertsToo() {
    TraceDocument empty = corpus("by-page-shmem").with(List.of());
    for (TraceFormat format : TraceFormat.values()) {
      assertThat(text(format, empty)).isNotBlank();
    }
  }
}
