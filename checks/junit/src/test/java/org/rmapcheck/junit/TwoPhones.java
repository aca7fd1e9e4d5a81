package org.rmapcheck.junit;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

/** A model of a user's: two take one line, and look before they speak. */
final class TwoPhones implements ModelDefinition {

  @Override
  public void define(ModelBuilder m) {
    Variable ann = m.bool("ann_speaks");
    Variable bob = m.bool("bob_speaks");
    speaker(m, "ann", ann, bob);
    speaker(m, "bob", bob, ann);
    m.property(
        new PropertyBuilder("P1", "OneSpeaks", Property.Kind.HARM)
            .statement("one speaks at a time")
            .symptom("noise")
            .invariant(ann.value().and(bob.value()).not())
            .reachable("somebody speaks", ann.value().or(bob.value()))
            .build());
  }

  private static void speaker(ModelBuilder m, String name, Variable mine, Variable others) {
    m.process(
        name,
        p -> {
          p.rest("look");
          p.step("look").await(others.value().not()).next();
          p.step("speak").always().set(mine.value(), true).next();
          p.step("hang_up").always().set(mine.value(), false).goTo("look");
        });
  }
}
