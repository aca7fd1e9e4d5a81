package org.rmapcheck.engine.state;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** A process that goes round and touches no variable: models of which the layout alone matters. */
final class Cycle {

  private Cycle() {}

  /** A model with a process {@code q} of so many labels and variables {@code v0}, {@code v1}, … */
  static Model of(String name, int labels, Type... types) {
    ModelBuilder m = new ModelBuilder(name);
    for (int i = 0; i < types.length; i++) {
      m.declare("v" + i, types[i], Variable.Kind.SHARED);
    }
    return m.process(
            "q",
            q -> {
              for (int i = 0; i < labels; i++) {
                q.step("at" + i).always().goTo("at" + (i + 1) % labels);
              }
            })
        .build();
  }
}
