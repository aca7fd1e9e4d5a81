package org.rmapcheck.validate.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.log.LogException;
import org.rmapcheck.validate.log.LogReader;
import org.rmapcheck.validate.mapping.MappingException;
import org.rmapcheck.validate.mapping.MappingReader;

/** What a real kernel did is a run of the model. */
final class RecordedLogsTest {

  /** The task that sets the log of qxl up. */
  private static final int SET_UP = 157;

  @ParameterizedTest
  @ValueSource(strings = {"race_small.trace.gz", "race_small_preempt.trace.gz"})
  void theSmallRecordingsConform(String name) throws Exception {
    Tally tally = conforms("ttm-6.1", name, Integer.MAX_VALUE);
    assertThat(tally.unknown()).isEmpty();
    assertThat(tally.accesses()).isGreaterThan(100);
    assertThat(tally.steps())
        .containsKeys("move.unmap", "move.zap", "move.flush", "cpu.vm_reserve", "cpu.insert_pfn")
        .containsKey("move.copy")
        .containsEntry("move.assign", 2L);
  }

  @Test
  void purgesOfShmemObjectsConform() throws Exception {
    Tally tally = conforms("gem-shmem-6.1", "shmem_vgem.trace.gz", Integer.MAX_VALUE);
    assertThat(tally.unknown()).isEmpty();
    assertThat(tally.steps())
        .containsEntry("shrink.purge_put_pages", 30L)
        .containsEntry("shrink.purge_truncate", 30L);
  }

  @Test
  void swapoutsAndUnmappingsConform() throws Exception {
    Tally tally = conforms("ttm-6.1", "swap.trace.gz", 6_000);
    assertThat(tally.steps())
        .containsKeys("swapout.swapout_copy", "munmap.unmap_vmas", "mmap.vma_link_file");
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"race_big.trace.gz", "swap.trace.gz", "qxl.trace.gz"})
  void theWholeRecordingsConform(String name) throws Exception {
    Tally tally = conforms("ttm-6.1", name, Integer.MAX_VALUE);
    assertThat(tally.unknown()).isEmpty();
    assertThat(tally.explained()).isGreaterThan(tally.total() * 8 / 10);
  }

  @Tag("slow")
  @Test
  void aLogOfMoreThanAQuarterMillionEventsConforms() throws Exception {
    LogValidation validation = new Validator(MappingReader.builtIn("ttm-6.1")).begin();
    for (int again = 0; again < 3; again++) {
      run(validation, "qxl.trace.gz", Integer.MAX_VALUE, again);
    }
    assertThat(validation.tally().total()).isGreaterThan(270_000);
  }

  private static Tally conforms(String mapping, String name, int limit)
      throws IOException, LogException, MappingException {
    LogValidation validation = new Validator(MappingReader.builtIn(mapping)).begin();
    run(validation, name, limit, 0);
    return validation.tally();
  }

  /**
   * Reads a log; if it is not the first time, as one of other tasks and other objects, and without
   * its set-up, of which parts are missing.
   */
  private static void run(LogValidation validation, String name, int limit, int again)
      throws IOException, LogException {
    try (InputStream in =
            RecordedLogsTest.class.getResourceAsStream("/org/rmapcheck/validate/" + name);
        LogReader reader = LogReader.of(Objects.requireNonNull(in, name), name)) {
      int read = 0;
      boolean skipped = again == 0;
      for (Optional<LogEvent> event = reader.next();
          event.isPresent() && read < limit;
          event = reader.next()) {
        skipped |= event.get().pid() != SET_UP;
        if (!skipped) {
          continue;
        }
        Optional<Refusal> refused = validation.accept(other(event.get(), again));
        assertThat(refused).as(event.get().text()).isEmpty();
        read++;
      }
    }
  }

  private static LogEvent other(LogEvent event, int again) {
    if (again == 0) {
      return event;
    }
    Map<String, String> arguments = new HashMap<>(event.arguments());
    for (String pointer : new String[] {"bo", "lock", "kref", "vma", "mm"}) {
      event
          .number(pointer)
          .ifPresent(p -> arguments.put(pointer, Long.toString(p - (1L << (32 + again)))));
    }
    return new LogEvent(
        event.line(),
        event.task(),
        event.pid() + 10_000 * again,
        event.cpu(),
        event.clock(),
        event.name(),
        arguments,
        event.text());
  }
}
