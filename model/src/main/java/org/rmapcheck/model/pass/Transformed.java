package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.ReferenceInterpreter;
import org.rmapcheck.model.semantics.State;
import org.rmapcheck.model.semantics.Transition;

/**
 * A model and what passes have made of it.
 *
 * @param written as its file says
 * @param model what is explored: the same verdicts, fewer states
 * @param origins how runs of {@code model} are runs of {@code written}
 * @param notes what each pass did and why, a line each
 */
public record Transformed(Model written, Model model, Origins origins, List<String> notes) {
  public Transformed {
    notes = notes.stream().distinct().toList();
  }

  /** The model as it is written. */
  public static Transformed of(Model written) {
    return new Transformed(written, written, Origins.identity(written), List.of());
  }

  /**
   * The run of the written model that a run of the transformed model stands for.
   *
   * @throws IllegalStateException if it is none, which is a bug of a pass
   */
  public List<Transition> expand(List<Transition> run) {
    ReferenceInterpreter reference = new ReferenceInterpreter(written);
    State state = reference.initial();
    List<Transition> expanded = new ArrayList<>();
    for (Transition fused : run) {
      var ref =
          new Origins.ArmRef(fused.who().process().name(), fused.step().label(), fused.armIndex());
      int choice = 0;
      for (Origins.Part part : origins.of(ref)) {
        List<Integer> choices = fused.choices().subList(choice, choice + part.choices());
        choice += part.choices();
        Transition fine = find(reference, state, fused.instance(), part, choices);
        expanded.add(fine);
        state = reference.execute(state, fine).state();
      }
    }
    return expanded;
  }

  private static Transition find(
      ReferenceInterpreter reference,
      State state,
      int instance,
      Origins.Part part,
      List<Integer> choices) {
    return reference.enabled(state, instance).stream()
        .filter(t -> t.step().label().equals(part.label()))
        .filter(t -> t.armIndex() == part.arm() && t.choices().equals(choices))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a pass has changed the model: '"
                        + part.label()
                        + "' is not enabled where its transformed step was taken"));
  }
}
