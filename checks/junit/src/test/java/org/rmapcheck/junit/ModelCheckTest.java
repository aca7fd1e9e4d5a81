package org.rmapcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/** What a test that is a check reports. */
final class ModelCheckTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @BeforeEach
  void writeTracesToTheFolder() {
    System.setProperty(ReportFolder.PROPERTY, folder.toString());
  }

  @AfterEach
  void writeTracesWhereTheyBelong() {
    System.clearProperty(ReportFolder.PROPERTY);
  }

  @Test
  void aScenarioPassesAsItsAuthorExpects() {
    run("asExpected").assertStatistics(s -> s.started(2).succeeded(2));
  }

  @Test
  void anUnexpectedViolationShowsTheLanesAndWritesTheTrace() throws Exception {
    run("wronglyExpected")
        .assertStatistics(s -> s.started(1).failed(1))
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                message(
                    text ->
                        text.contains("violated is S1 S2 S3 S4 S6, expected was nothing")
                            && text.contains("ttm_bo_vm_fault_reserved")
                            && text.contains("<-- breaks"))));
    Path file = folder.resolve("Checks.wronglyExpected.json");
    TraceDocument trace = TraceCodec.read(file);
    assertThat(trace.steps()).isNotEmpty();
  }

  @Test
  void eachDesignIsATestOfItsOwn() {
    run("designs").assertStatistics(s -> s.started(2).succeeded(1).failed(1));
  }

  @Test
  void aModelOfTheUserIsCheckedAndShown() {
    run("ownModel").assertStatistics(s -> s.started(1).succeeded(1));
    run("ownModelThatBreaks")
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(
                message(text -> text.contains("P1 OneSpeaks") && text.contains("speak"))));
    assertThat(Files.exists(folder.resolve("Checks.ownModelThatBreaks.json"))).isTrue();
  }

  @Test
  void whatCannotBeCheckedIsSaid() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Checks.class, "nothing"))
        .execute()
        .allEvents()
        .failed()
        .assertEventsMatchExactly(
            finishedWithFailure(message(text -> text.contains("name scenarios or a model"))));
  }

  @Test
  void aBoundThatThreadsCannotFollowIsSaid() {
    failsWith("threadsWithoutBound", "real threads need a bound: say how many steps each process");
    failsWith("threadsOfNobody", "no process 'eve': use one of ann, bob");
    failsWith("threadsOutOfStep", "'ann four' is no bound: write process=steps");
  }

  private static void failsWith(String method, String words) {
    run(method)
        .failed()
        .assertEventsMatchExactly(finishedWithFailure(message(text -> text.contains(words))));
  }

  private static Events run(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Checks.class, method, parameters(method)))
        .execute()
        .testEvents();
  }

  private static String parameters(String method) {
    return method.equals("asExpected") ? ModelCheckResult.class.getName() : "";
  }

  /** Tests that are run by the tests above only. */
  static final class Checks {

    @ModelCheck(scenario = {"mainline-pool", "by-page-shmem"})
    void asExpected(ModelCheckResult result) {
      assertThat(result.explored()).contains("states");
    }

    @ModelCheck(
        scenario = "by-page-shmem",
        violates = {})
    void wronglyExpected() {}

    @ModelCheck(
        scenario = "mainline-pool",
        designs = {"move=memcpy", "flush=missing"})
    void designs() {}

    @ModelCheck(model = TwoPhones.class, violates = "P1")
    void ownModel() {}

    @ModelCheck(
        model = TwoPhones.class,
        violates = {})
    void ownModelThatBreaks() {}

    @ModelCheck(model = TwoPhones.class, scheduler = Scheduler.LINCHECK)
    void threadsWithoutBound() {}

    @ModelCheck(model = TwoPhones.class, scheduler = Scheduler.LINCHECK, bound = "eve 4")
    void threadsOfNobody() {}

    @ModelCheck(model = TwoPhones.class, scheduler = Scheduler.LINCHECK, bound = "ann four")
    void threadsOutOfStep() {}

    @ModelCheck
    void nothing() {}
  }
}
