package org.rmapcheck.cli.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioArguments;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;

/** What the cells of a matrix have in common: a scenario, and what the user sets otherwise. */
public final class MatrixBase {

  /** Where the JSON goes if nothing is said. */
  public static final String FILE = "rmapcheck-matrix.json";

  private final ScenarioDocument document;

  /**
   * A scenario with changes; empty ones change nothing.
   *
   * @throws UserError naming what is wrong
   */
  public MatrixBase(
      String name,
      Map<String, String> settings,
      Map<String, Integer> scope,
      List<String> actors,
      List<String> properties) {
    List<LoadedScenario> found = new ScenarioArguments(new ScenarioCatalog()).load(List.of(name));
    if (found.size() != 1) {
      throw new UserError(
          ExitStatus.USAGE, "--base: '" + name + "' is " + found.size() + " scenarios: name one");
    }
    ScenarioDocument base = found.get(0).document();
    Map<String, String> design = new LinkedHashMap<>(base.design());
    design.putAll(settings);
    Map<String, Integer> sizes = new LinkedHashMap<>(base.scope());
    sizes.putAll(scope);
    this.document =
        new ScenarioDocument(
            base.name(),
            base.question(),
            base.kernel(),
            told("--scope", () -> Scope.of(sizes).sizes()),
            actors.isEmpty() ? base.actors() : actors,
            told("--set", () -> settings(Design.of(design))),
            base.initially(),
            properties.isEmpty() ? base.properties() : known(properties),
            scope.isEmpty() && actors.isEmpty() ? base.expected() : Map.of());
  }

  private static <T> T told(String option, java.util.function.Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (DesignException e) {
      throw new UserError(ExitStatus.USAGE, option + ": " + String.join("\n", e.problems()));
    }
  }

  private static Map<String, String> settings(Design design) {
    Map<String, String> settings = new LinkedHashMap<>();
    design.choices().forEach((key, choice) -> settings.put(key, choice.key()));
    return settings;
  }

  private static List<String> known(List<String> properties) {
    List<String> ids = ScenarioReader.propertyIds();
    for (String id : properties) {
      if (!ids.contains(id)) {
        throw new UserError(
            ExitStatus.USAGE,
            "--properties: no property '" + id + "': use some of " + String.join(", ", ids));
      }
    }
    return properties;
  }

  public ScenarioDocument document() {
    return document;
  }

  /**
   * Where the base's own design is in a product.
   *
   * @throws UserError if the product does not contain it
   */
  public int cell(Product product) {
    Design design = Design.of(document.design());
    int[] positions = new int[product.axes().size()];
    for (int i = 0; i < positions.length; i++) {
      Axis axis = product.axes().get(i);
      Choice own = design.get(axis.which());
      positions[i] = axis.values().indexOf(own);
      if (positions[i] < 0) {
        throw new UserError(
            ExitStatus.USAGE,
            "--minimal starts from the base's design, in which "
                + axis.key()
                + " is "
                + own.key()
                + ": add that value to --switch, or choose another base with --set");
      }
    }
    return product.cell(positions);
  }
}
