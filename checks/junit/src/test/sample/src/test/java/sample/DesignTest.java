package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.rmapcheck.junit.ModelCheck;
import org.rmapcheck.junit.ModelCheckResult;
import org.rmapcheck.junit.Scheduler;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.PropertyBuilder;
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
