package org.rmapcheck.cli.bounded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.lincheck.LincheckScheduler;
import org.rmapcheck.lincheck.Request;
import org.rmapcheck.model.bounded.BoundedModel;
import org.rmapcheck.model.bounded.Bounds;
import org.rmapcheck.model.ir.Model;

/**
 * The process in which Lincheck works: it changes the classes of the virtual machine it is in.
 * {@link LincheckProcess} starts it.
 */
public final class LincheckWorker {

  static final int ARGUMENTS = 6;

  private LincheckWorker() {}

  /**
   * Explores a bounded model.
   *
   * @param args file of the scenario, or {@code class:} and the name of the class that defines the
   *     model; what happens before; steps; budget; when to end; file for the result
   */
  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      throw new IllegalArgumentException("started by hand?");
    }
    BoundedModel bounded = BoundedModel.of(model(args[0]), Bounds.parse(args[1], args[2]));
    Request request =
        new Request(bounded, Integer.parseInt(args[3]), Request.Until.valueOf(args[4]));
    String result = ExplorationText.write(LincheckScheduler.explore(request));
    Files.writeString(Path.of(args[5]), result, StandardCharsets.UTF_8);
  }

  private static Model model(String source) throws IOException {
    if (source.startsWith(DefinedModel.PREFIX)) {
      return DefinedModel.of(source).model();
    }
    String text = Files.readString(Path.of(source), StandardCharsets.UTF_8);
    return ScenarioReader.read(text, "scenario").model();
  }
}
