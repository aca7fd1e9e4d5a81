package org.rmapcheck.engine.search;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.Path;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * Runs findings on the reference interpreter. What it does not confirm is a fault of the checker
 * and ends in a {@link CheckerBug}, so nothing but the reference has to be trusted for a violation.
 */
final class Replay {

  private final Model model;
  private final ReferenceInterpreter reference;

  Replay(Model model) {
    this.model = model;
    this.reference = new ReferenceInterpreter(model);
  }

  /** The run itself: each step enabled where it is taken, and leading where it is said to. */
  void run(Path path) {
    confirm(path.states().get(0).equals(reference.initial()), path, "does not start initially");
    for (int k = 0; k < path.length(); k++) {
      State before = path.states().get(k);
      Transition step = path.steps().get(k);
      String what = "step " + (k + 1) + " (" + step.who().name() + " " + step.step().label() + ")";
      try {
        confirm(
            reference.enabled(before, step.instance()).contains(step),
            path,
            what + " is not enabled");
        Execution execution = reference.execute(before, step);
        confirm(
            execution.state().equals(path.states().get(k + 1)),
            path,
            what + " leads to " + execution.state());
      } catch (ModelError e) {
        throw bug(path, what + " is a model error: " + e.getMessage());
      }
    }
  }

  /** The last step breaks an assertion of the property, or the last state its invariant. */
  void violation(Property property, Path path, boolean byAssertion) {
    run(path);
    confirm(
        asked(
            () ->
                byAssertion
                    ? failsAssertion(property, path)
                    : !reference.holds(property.invariant().orElseThrow(), path.last())),
        path,
        "does not break " + property.title());
  }

  private boolean failsAssertion(Property property, Path path) {
    int last = path.length() - 1;
    return reference
        .execute(path.states().get(last), path.steps().get(last))
        .failedAssertions()
        .contains(property.id());
  }

  void deadlock(Path path) {
    run(path);
    confirm(asked(() -> reference.deadlocked(path.last())), path, "does not end in a deadlock");
  }

  /** The goal is met in a state. */
  void goal(Property.Goal goal, State state) {
    if (!asked(() -> reference.holds(goal.condition(), state))) {
      throw new CheckerBug(
          "model '" + model.name() + "': '" + goal.words() + "' is not met in " + state);
    }
  }

  /**
   * The message of the model error to which the run leads: in the formula, or else in the first
   * guard or step that has one, instance by instance.
   */
  String modelError(Path path, Optional<StateFormula> formula) {
    run(path);
    Optional<String> message =
        formula.isPresent() ? formulaError(formula.get(), path.last()) : stepError(path.last());
    return message.orElseThrow(() -> bug(path, "does not end in a model error"));
  }

  private Optional<String> stepError(State state) {
    try {
      for (int i = 0; i < model.instances().size(); i++) {
        for (Transition transition : reference.enabled(state, i)) {
          reference.execute(state, transition);
        }
      }
      return Optional.empty();
    } catch (ModelError e) {
      return Optional.of(messageOf(e));
    }
  }

  private Optional<String> formulaError(StateFormula formula, State state) {
    Property property = model.properties().get(formula.property());
    Expr condition = formula.condition();
    String place =
        "property '"
            + property.id()
            + (formula.isInvariant()
                ? "': "
                : "', goal '" + property.goals().get(formula.goal()).words() + "': ");
    try {
      reference.holds(condition, state);
      return Optional.empty();
    } catch (ModelError e) {
      return Optional.of(place + messageOf(e));
    }
  }

  /** What the reference says; a model error confirms nothing. */
  private static boolean asked(BooleanSupplier question) {
    try {
      return question.getAsBoolean();
    } catch (ModelError e) {
      return false;
    }
  }

  private static String messageOf(ModelError e) {
    return String.valueOf(e.getMessage());
  }

  private void confirm(boolean fact, Path path, String otherwise) {
    if (!fact) {
      throw bug(path, otherwise);
    }
  }

  private CheckerBug bug(Path path, String what) {
    return new CheckerBug(
        "model '"
            + model.name()
            + "': a run of "
            + path.length()
            + " steps does not replay on the reference interpreter: "
            + what
            + "; the run: "
            + path.steps().stream().map(s -> s.who().name() + " " + s.step().label()).toList());
  }
}
