package org.rmapcheck.model;

import java.util.List;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.Execution;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/** One run of a model, step by step, with locations and instances by name. */
final class Run {

  private final ReferenceInterpreter interpreter;
  private State state;

  private Run(ReferenceInterpreter interpreter) {
    this.interpreter = interpreter;
    this.state = interpreter.initial();
  }

  static Run of(Model model) {
    return new Run(new ReferenceInterpreter(model));
  }

  ReferenceInterpreter interpreter() {
    return interpreter;
  }

  State state() {
    return state;
  }

  /** The transitions that an instance can take now. */
  List<Transition> enabled(String instance) {
    return interpreter.enabled(state, indexOf(instance));
  }

  /** Takes the only transition that an instance can take. */
  Execution take(String instance) {
    List<Transition> enabled = enabled(instance);
    if (enabled.size() != 1) {
      throw new AssertionError(instance + " can take " + enabled.size() + " transitions, not one");
    }
    return take(enabled.get(0));
  }

  Execution take(Transition transition) {
    Execution execution = interpreter.execute(state, transition);
    state = execution.state();
    return execution;
  }

  /** A value as people read it. */
  String value(String location) {
    for (int i = 0; i < interpreter.locations().count(); i++) {
      if (interpreter.locations().name(i).equals(location)) {
        return interpreter.locations().variable(i).type().show(state.values().get(i));
      }
    }
    throw new AssertionError("no location " + location);
  }

  /** Where an instance stands. */
  String label(String instance) {
    int index = indexOf(instance);
    Model.Instance who = interpreter.model().instances().get(index);
    return who.process().steps().get(state.counters().get(index)).label();
  }

  private int indexOf(String instance) {
    List<Model.Instance> instances = interpreter.model().instances();
    for (int i = 0; i < instances.size(); i++) {
      if (instances.get(i).name().equals(instance)) {
        return i;
      }
    }
    throw new AssertionError("no instance " + instance);
  }
}
