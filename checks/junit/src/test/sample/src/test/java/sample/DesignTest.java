package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.rmapcheck.junit.ModelCheck;
import org.rmapcheck.junit.ModelCheckResult;
import org.rmapcheck.junit.Scheduler;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Variable;

/** Checks of somebody who has a design to defend. */
class DesignTest {

  @ModelCheck(scenario = "mainline-pool", scope = "cpus=2")
  void mainlineKeepsTheCpuOut(ModelCheckResult result) {
    assertTrue(result.violated().isEmpty());
  }

  @ModelCheck(scenario = "by-page-shmem", scheduler = Scheduler.LINCHECK)
  void threadsReachFreedMemory() {}

  /** This one fails, and says why. */
  @ModelCheck(scenario = "mainline-pool", designs = "flush=after")
  void flushLater() {}

  @ModelCheck(model = Toggle.class)
  void ownModel() {}

  @ModelCheck(
      model = TwoTakers.class,
      scheduler = Scheduler.LINCHECK,
      bound = "ann 2, bob 2",
      violates = "P1")
  void ownModelByThreads(ModelCheckResult result) {
    assertTrue(result.explored().startsWith("exhausted"));
  }

  /** Two look whether a thing is there before they take it, and not again. */
  static final class TwoTakers implements ModelDefinition {
    @Override
    public void define(ModelBuilder m) {
      Variable taken = m.integer("taken", 0, 2);
      for (String name : new String[] {"ann", "bob"}) {
        m.process(
            name,
            p -> {
              p.rest("look");
              p.step("look").await(taken.value().is(0)).next();
              p.step("take").always().set(taken.value(), taken.value().plus(1)).goTo("look");
            });
      }
      m.property(
          new PropertyBuilder("P1", "OneTakes", Property.Kind.HARM)
              .statement("one of them takes it")
              .symptom("it is taken twice")
              .invariant(taken.value().isNot(Expr.of(2)))
              .reachable("it is taken", taken.value().is(1))
              .build());
    }
  }

  /** A model of one's own. */
  static final class Toggle implements ModelDefinition {
    @Override
    public void define(ModelBuilder m) {
      Variable on = m.bool("on");
      m.process(
          "switch",
          p -> {
            p.rest("off", "on");
            p.step("off").always().set(on.value(), true).goTo("on");
            p.step("on").always().set(on.value(), false).goTo("off");
          });
      m.property(
          new PropertyBuilder("P1", "Known", Property.Kind.HARM)
              .statement("the lamp is on or off")
              .symptom("none")
              .invariant(on.value().or(on.value().not()))
              .reachable("the lamp is on", on.value())
              .build());
    }
  }
}
