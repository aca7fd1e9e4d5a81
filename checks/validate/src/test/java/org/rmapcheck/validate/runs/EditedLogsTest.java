package org.rmapcheck.validate.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmapcheck.validate.log.LogEvent;
import org.rmapcheck.validate.log.LogException;
import org.rmapcheck.validate.mapping.MappingException;
import org.rmapcheck.validate.mapping.MappingReader;

/** A log in which something is wrong is refused where it is wrong. */
final class EditedLogsTest {

  private static Validator ttm;

  @BeforeAll
  static void makeReady() throws MappingException {
    ttm = new Validator(MappingReader.builtIn("ttm-6.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "race_small.trace.gz, 1000, 1",
    "race_small_preempt.trace.gz, 1000, 1",
    "swap.trace.gz, 3500, 8"
  })
  void everyEditIsRefusedAtTheEditedEvent(String name, int events, int every)
      throws IOException, LogException {
    refuses(Recording.of(name, events), every);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"swap.trace.gz, 20000, 9", "qxl.trace.gz, 20000, 13", "race_big.trace.gz, 20000, 13"})
  void manyEditsAreRefusedAtTheEditedEvent(String name, int events, int every)
      throws IOException, LogException {
    refuses(Recording.of(name, events), every);
  }

  @Test
  void thereIsAPlaceForEveryKindOfEdit() throws IOException, LogException {
    Map<String, List<Edit>> many = new Edits(Recording.of("swap.trace.gz", 3500)).all();
    Map<String, List<Edit>> marked = new Edits(Recording.of("race_small.trace.gz", 1000)).all();
    many.forEach(
        (kind, edits) ->
            assertThat(edits.size() + marked.getOrDefault(kind, List.of()).size())
                .as(kind)
                .isGreaterThan(1));
  }

  private static void refuses(Recording log, int every) {
    assertThat(refusal(log.events)).isEmpty();
    new Edits(log)
        .all()
        .forEach(
            (kind, edits) -> {
              for (int i = 0; i < edits.size(); i += every) {
                Edit edit = edits.get(i);
                LogEvent wrong = edit.events().get(edit.at());
                assertThat(refusal(edit.events()).map(Refusal::event))
                    .as("%s at event %d, %s", kind, edit.at(), wrong)
                    .contains(wrong);
              }
            });
  }

  private static Optional<Refusal> refusal(List<LogEvent> log) {
    LogValidation validation = ttm.begin();
    for (LogEvent event : log) {
      Optional<Refusal> refused = validation.accept(event);
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }
}
