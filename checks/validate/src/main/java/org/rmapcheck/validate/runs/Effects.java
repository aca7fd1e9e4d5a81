package org.rmapcheck.validate.runs;

import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;
import org.rmapcheck.validate.mapping.Mapping;

/** What a step does that a log may tell: the call that must be open, new pages, moved contents. */
final class Effects {

  /** Contents that go from one place, or from nowhere, to another. */
  record Copied(int from, int to) {
    static final Copied NOTHING = new Copied(-1, -1);
  }

  private final Mapping mapping;
  private final Labels labels;
  private final Variables variables;

  Effects(Mapping mapping, Labels labels, Variables variables) {
    this.mapping = mapping;
    this.labels = labels;
    this.variables = variables;
  }

  /** Process and label of a step. */
  static String name(Transition transition) {
    return transition.who().process().name() + "." + transition.step().label();
  }

  /** The guard of a step: of a label, or of a label and a variable that the step changes. */
  int guard(Transition transition, State before, State after) {
    String process = transition.who().process().name();
    String label = transition.step().label();
    String unless = mapping.nothing().get(name(transition));
    if (unless != null && allNone(before, unless)) {
      return labels.number(new Labels.Guard(process, label, Labels.NOTHING));
    }
    for (Labels.Guard guard : labels.of(process, label)) {
      if (guard.variable().isEmpty() || changes(guard.variable(), before, after)) {
        return labels.number(guard);
      }
    }
    return 0;
  }

  private boolean allNone(State state, String variable) {
    for (int location : variables.locations(variable)) {
      if (state.values().get(location) != Type.NONE) {
        return false;
      }
    }
    return true;
  }

  private boolean changes(String variable, State before, State after) {
    for (int location : variables.locations(variable)) {
      if (!before.values().get(location).equals(after.values().get(location))) {
        return true;
      }
    }
    return false;
  }

  /** Places that have another page behind a step: frames of a filled tt, the slot of a resource. */
  long renewed(State before, State after) {
    long bits = 0;
    int frames = variables.size("Frames");
    for (int location : variables.locations("tt_page")) {
      long now = after.values().get(location);
      if (now != Type.NONE && !before.values().get(location).equals(now)) {
        bits |= 1L << now;
      }
    }
    for (int location : variables.locations("slot")) {
      long now = after.values().get(location);
      if (now != Type.NONE && !before.values().get(location).equals(now)) {
        bits |= 1L << (frames + now);
      }
    }
    return bits;
  }

  /** What a step does to contents: a copy, or a page of a tt that is filled anew or from swap. */
  Copied copied(Transition transition, State before, State after) {
    Mapping.Copy copy = mapping.copies().get(name(transition));
    if (copy != null) {
      long to = before.values().get(variables.location(copy.to(), 0));
      long from = before.values().get(variables.location(copy.from(), 0));
      return to == Type.NONE ? Copied.NOTHING : new Copied((int) from, (int) to);
    }
    int page = variables.location("tt_page", 0);
    long frame = after.values().get(page);
    if (frame == Type.NONE || before.values().get(page).equals(frame)) {
      return Copied.NOTHING;
    }
    boolean swapped =
        variables.has("swapped") && before.values().get(variables.location("swapped", 0)) != 0;
    return new Copied(swapped ? variables.member("Places", "swap") : -1, (int) frame);
  }
}
