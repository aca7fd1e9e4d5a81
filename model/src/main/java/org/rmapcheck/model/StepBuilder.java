package org.rmapcheck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Step;

/** Builds the arms of one step. */
public final class StepBuilder {

  private final String label;
  private final List<ArmBuilder> arms = new ArrayList<>();
  private Optional<KernelRef> kernel = Optional.empty();
  private String note = "";
  private boolean awaits;

  StepBuilder(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The kernel code that this step stands for: function, file, and literal text of the call. */
  public StepBuilder kernel(String function, String file, String call) {
    kernel = Optional.of(new KernelRef(function, call, file));
    return this;
  }

  /** What the step does, in words. */
  public StepBuilder note(String words) {
    note = words;
    return this;
  }

  /** Starts an arm for each combination of members of the bound names' sets. */
  public ArmBuilder choose(Expr.Bound... choices) {
    return arm(List.of(choices), false);
  }

  /** Starts an arm that can be taken when the guard holds. */
  public ArmBuilder when(Expr guard) {
    return choose().when(guard);
  }

  /** Starts the only arm of a step that blocks until the guard holds. */
  public ArmBuilder await(Expr guard) {
    awaits = true;
    return when(guard);
  }

  /** Starts an arm that can always be taken. */
  public ArmBuilder always() {
    return choose();
  }

  /** Starts the arm that can be taken when no other arm of this step can, for any choice. */
  public ArmBuilder otherwise() {
    return arm(List.of(), true);
  }

  private ArmBuilder arm(List<Expr.Bound> choices, boolean otherwise) {
    ArmBuilder arm = new ArmBuilder(this, choices, otherwise);
    arms.add(arm);
    return arm;
  }

  Step build(String process, String next, List<String> problems) {
    String place = "process '" + process + "', step '" + label + "': ";
    if (awaits && arms.size() > 1) {
      problems.add(place + "await stands beside other arms: use when, or drop them");
    }
    List<Arm> built = new ArrayList<>();
    for (ArmBuilder arm : arms) {
      built.add(arm.build(place, next, problems));
    }
    return new Step(label, kernel, note, built);
  }
}
