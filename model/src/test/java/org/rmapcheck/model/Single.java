package org.rmapcheck.model;

import java.util.function.Consumer;
import java.util.function.Function;
import org.rmapcheck.model.ir.Model;

/** Models that consist of one process {@code p} with one step {@code s}. */
final class Single {

  private Single() {}

  /** Declares variables and returns what the step does. */
  static ModelBuilder builder(Function<ModelBuilder, Consumer<StepBuilder>> body) {
    ModelBuilder builder = new ModelBuilder("single");
    Consumer<StepBuilder> step = body.apply(builder);
    return builder.process("p", p -> step.accept(p.step("s")));
  }

  static Model model(Function<ModelBuilder, Consumer<StepBuilder>> body) {
    return builder(body).build();
  }

  static Run run(Function<ModelBuilder, Consumer<StepBuilder>> body) {
    return Run.of(model(body));
  }
}
