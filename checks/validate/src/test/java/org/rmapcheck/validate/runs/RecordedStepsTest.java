package org.rmapcheck.validate.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.mapping.MappingReader;

/**
 * The list of recorded steps says what the recordings show. {@code -Drmapcheck.update=true}
 * rewrites it and fails, so that nobody commits unseen.
 */
final class RecordedStepsTest {

  private static final Path FILE =
      Path.of("src/main/resources/org/rmapcheck/validate/recorded-steps.txt");

  private static final Map<String, List<String>> LOGS = new LinkedHashMap<>();

  static {
    LOGS.put(
        "ttm-6.1",
        List.of(
            "race_small.trace.gz",
            "race_small_preempt.trace.gz",
            "race_big.trace.gz",
            "swap.trace.gz",
            "qxl.trace.gz"));
    LOGS.put("gem-shmem-6.1", List.of("shmem_vgem.trace.gz"));
  }

  @Test
  void everyRecordedStepIsOneOfTheModel() {
    assertThat(RecordedSteps.all())
        .hasSizeGreaterThan(40)
        .allSatisfy(step -> assertThat(step.count()).isPositive());
  }

  @Tag("slow")
  @Test
  void theListIsWhatTheRecordingsShow() throws Exception {
    StringBuilder list = new StringBuilder();
    for (var logs : LOGS.entrySet()) {
      Validator validator = new Validator(MappingReader.builtIn(logs.getKey()));
      Map<String, Long> counts = new TreeMap<>();
      for (String log : logs.getValue()) {
        LogValidation validation = validator.begin();
        for (LogEvent event : Recording.of(log, Integer.MAX_VALUE).events) {
          assertThat(validation.accept(event)).isEmpty();
        }
        validation.tally().steps().forEach((step, n) -> counts.merge(step, n, Long::sum));
      }
      counts.keySet().removeIf(step -> step.startsWith(Bystander.NAME + "."));
      counts.forEach((step, n) -> list.append(logs.getKey() + " " + step + " " + n).append('\n'));
    }
    isUpToDate(list.toString());
  }

  private static void isUpToDate(String expected) throws IOException {
    String kept = Files.exists(FILE) ? Files.readString(FILE, StandardCharsets.UTF_8) : "";
    if (Boolean.getBoolean("rmapcheck.update") && !kept.equals(expected)) {
      Files.writeString(FILE, expected, StandardCharsets.UTF_8);
      throw new AssertionError("rewritten: " + FILE + "; look at it and run again");
    }
    assertThat(kept).isEqualTo(expected);
  }
}
