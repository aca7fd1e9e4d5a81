package org.rmapcheck.cli.options;

import java.util.List;
import org.rmapcheck.cli.bounded.BoundsCatalog;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import picocli.CommandLine.Option;

/** Where a bounded run starts and how far it goes. */
public final class BoundOptions {

  @Option(
      names = "--bound",
      paramLabel = "PROCESS=STEPS,...",
      description = {
        "Steps of each process, as in move=12,cpu=2. Default: what is built in",
        "for the scenario."
      })
  private String bound = "";

  @Option(
      names = "--after",
      paramLabel = "PROCESSES",
      description = {
        "What happens before, alone and one after the other: 'cpu tlb cpu*3' is",
        "a whole operation of the CPU, one of the TLB, three steps of the CPU.",
        "Default with --bound: nothing."
      })
  private String after = "";

  boolean isGiven() {
    return !bound.isEmpty() || !after.isEmpty();
  }

  /** The bounded model of a scenario. */
  public BoundedModel of(LoadedScenario scenario) {
    return of(scenario, bounds(scenario));
  }

  private Bounds bounds(LoadedScenario scenario) {
    if (bound.isEmpty()) {
      Bounds known = new BoundsCatalog().of(scenario.name()).orElseThrow(() -> missing(scenario));
      return after.isEmpty() ? known : new Bounds(Bounds.parse(after, "").before(), known.steps());
    }
    try {
      return Bounds.parse(after, bound);
    } catch (IllegalArgumentException e) {
      throw new UserError(ExitStatus.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static BoundedModel of(LoadedScenario scenario, Bounds bounds) {
    try {
      return BoundedModel.of(scenario.model(), bounds);
    } catch (ModelException e) {
      throw new UserError(
          ExitStatus.USAGE, scenario.name() + ": " + String.join("; ", e.problems()));
    }
  }

  private static UserError missing(LoadedScenario scenario) {
    List<String> names = scenario.model().instances().stream().map(Model.Instance::name).toList();
    return new UserError(
        ExitStatus.USAGE,
        scenario.name()
            + " has no bound of its own: say how many steps each process takes, as in --bound "
            + names.get(0)
            + "=4; the processes are "
            + String.join(", ", names));
  }
}
