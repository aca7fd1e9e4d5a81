package org.rmapcheck.cli.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.engine.Completion;
import org.rmapcheck.engine.Outcome;
import org.rmapcheck.engine.Verdict;
import org.rmapcheck.model.pass.Transformed;
import org.rmapcheck.ttm.Diagnosis;

/**
 * What the check of a scenario found.
 *
 * @param tree what was explored, and how it came from the scenario's model
 * @param outcome its runs are of kernel steps, its counts and depths those of {@code tree}
 * @param vector of the properties that the scenario asks for, the hang last
 * @param unasked what is broken though the scenario does not ask for it: told, and not judged
 * @param broken ids of everything that is broken, asked for or not: together they tell the cause
 * @param lead what a report begins with: the shortest harm; a broken rule or a hang if there is
 *     none
 * @param deviations from what the scenario's author expected
 * @param millis how long the search took; for people, never part of a trace
 */
public record ScenarioResult(
    LoadedScenario loaded,
    Transformed tree,
    Outcome outcome,
    List<PropertyResult> vector,
    List<PropertyResult> unasked,
    Set<String> broken,
    Optional<PropertyResult> lead,
    List<Deviation> deviations,
    long millis) {

  public String name() {
    return loaded.name();
  }

  public boolean isComplete() {
    return outcome.completion() == Completion.COMPLETE;
  }

  /** Whether anything that the scenario asks for is broken. */
  public boolean isBroken() {
    return vector.stream().anyMatch(PropertyResult::isViolated);
  }

  /** One sentence that says what the vector means. */
  public String diagnosis() {
    boolean judged = outcome.modelError().isEmpty() && isBroken();
    if (judged && isComplete()) {
      return Diagnosis.of(broken).sentence();
    }
    return judged ? cause() + "; what comes of it is open, for the search did not end" : cause();
  }

  /** What went wrong first, in a few words. */
  public String cause() {
    if (outcome.modelError().isPresent()) {
      return "the model itself is wrong: " + outcome.modelError().get().message();
    } else if (isBroken()) {
      return Diagnosis.of(broken).cause();
    }
    boolean all = loaded.document().properties().isEmpty();
    String nothing = all ? "nothing" : "nothing that is asked for";
    return nothing + (isComplete() ? " breaks" : " broken as far as the search went");
  }

  /** Whether the whole graph was explored, nothing is broken in it, and something could be. */
  public boolean holds() {
    return isComplete()
        && outcome.modelError().isEmpty()
        && broken.isEmpty()
        && outcome.verdicts().values().stream().noneMatch(v -> v instanceof Verdict.Vacuous);
  }

  /** How far the search went, in words. */
  public String explored() {
    String states = grouped(outcome.census().states());
    return switch (outcome.completion()) {
      case COMPLETE -> "all " + states + " states explored";
      case STOPPED_AT_FIRST -> states + " states explored, up to the first violation";
      case MODEL_ERROR -> states + " states explored, up to the model error";
      case OUT_OF_MEMORY -> "memory used up after " + states + " states";
      case INTERRUPTED -> "interrupted after " + states + " states";
    };
  }

  public ExitStatus status() {
    ExitStatus status =
        switch (outcome.completion()) {
          case COMPLETE -> ExitStatus.OK;
          case STOPPED_AT_FIRST -> ExitStatus.STOPPED_AT_FIRST;
          case MODEL_ERROR -> ExitStatus.MODEL_ERROR;
          case OUT_OF_MEMORY -> ExitStatus.OUT_OF_MEMORY;
          case INTERRUPTED -> ExitStatus.INTERRUPTED;
        };
    if (outcome.modelError().isPresent()) {
      status = ExitStatus.MODEL_ERROR;
    }
    return status.worse(ExitStatus.worst(deviations.stream().map(Deviation::status).toList()));
  }

  /** A number with commas, as people read it. */
  public static String grouped(long number) {
    StringBuilder text = new StringBuilder(Long.toString(number));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
