package org.rmapcheck.cli.bounded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.lincheck.LincheckScheduler;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;

/**
 * The process in which Lincheck works: it changes the classes of the virtual machine it is in.
 * {@link LincheckProcess} starts it.
 */
public final class LincheckWorker {

  static final int ARGUMENTS = 5;

  private LincheckWorker() {}

  /**
   * Explores a bounded scenario.
   *
   * @param args file of the scenario, what happens before, steps, budget, file for the result
   */
  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      throw new IllegalArgumentException("started by hand?");
    }
    Path file = Path.of(args[0]);
    LoadedScenario scenario =
        ScenarioReader.read(Files.readString(file, StandardCharsets.UTF_8), "scenario");
    BoundedModel bounded = BoundedModel.of(scenario.model(), Bounds.parse(args[1], args[2]));
    String result =
        ExplorationText.write(new LincheckScheduler(Integer.parseInt(args[3])).explore(bounded));
    Files.writeString(Path.of(args[4]), result, StandardCharsets.UTF_8);
  }
}
