package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;
import org.rmapcheck.ttm.design.MoveKind;

/**
 * A model for each cell of a product. Cells whose models are the same, tree for tree, share one, so
 * that it is searched once.
 *
 * @param base what the cells have in common; its design is the one that is called safe
 * @param cells in the order of the product
 * @param models the different ones, in the order of their first cells
 */
public record Plan(
    Product product, ScenarioDocument base, List<Cell> cells, List<LoadedScenario> models) {

  private static final int NONE = -1;

  public Plan {
    cells = List.copyOf(cells);
    models = List.copyOf(models);
  }

  /** Plans the cells: the base with each combination of values. */
  public static Plan of(Product product, ScenarioDocument base) {
    Map<String, Integer> known = new LinkedHashMap<>();
    List<LoadedScenario> models = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < product.size(); i++) {
      cells.add(cell(product.values(i), base, known, models));
    }
    return new Plan(product, base, cells, models);
  }

  private static Cell cell(
      List<Choice> values,
      ScenarioDocument base,
      Map<String, Integer> known,
      List<LoadedScenario> models) {
    try {
      LoadedScenario loaded = loaded(Product.words(values), values, base);
      String identity = identity(loaded.model());
      int index = known.computeIfAbsent(identity, hash -> models.size());
      if (index == models.size()) {
        models.add(loaded);
      }
      return new Cell(List.of(), index);
    } catch (DesignException e) {
      return new Cell(e.problems(), NONE);
    } catch (ModelException e) {
      return new Cell(e.problems(), NONE);
    }
  }

  private static LoadedScenario loaded(String name, List<Choice> values, ScenarioDocument base) {
    Design design = Design.of(base.design()).with(values.toArray(new Choice[0]));
    ScenarioDocument document = document(name, design, base);
    Scenario scenario = scenario(document, design);
    return new LoadedScenario(document, scenario, scenario.model());
  }

  /** The cells that can be, each as a scenario of its own that is named for base and values. */
  public List<LoadedScenario> rows() {
    List<LoadedScenario> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).model() != NONE) {
        List<Choice> values = product.values(i);
        rows.add(loaded(base.name() + " " + Product.words(values), values, base));
      }
    }
    return rows;
  }

  private static ScenarioDocument document(String name, Design design, ScenarioDocument base) {
    Map<String, String> settings = new LinkedHashMap<>();
    design.choices().forEach((key, choice) -> settings.put(key, choice.key()));
    Set<String> actors = new LinkedHashSet<>(base.actors());
    if (design.is(MoveKind.BLIT)) {
      actors.add("gpu");
    }
    return new ScenarioDocument(
        name,
        base.question(),
        base.kernel(),
        base.scope(),
        List.copyOf(actors),
        settings,
        base.initially(),
        base.properties(),
        Map.of());
  }

  private static Scenario scenario(ScenarioDocument document, Design design) {
    return new Scenario(
        document.name(),
        document.question(),
        Scope.of(document.scope()),
        document.actors(),
        design,
        document.initially(),
        document.properties().stream().filter(id -> !id.equals("deadlock")).toList());
  }

  /**
   * What two models share if and only if they are the same once their constants are folded. The
   * hash leaves out for which properties a model declares that they say nothing.
   */
  private static String identity(Model model) {
    Model folded = Pass.run(model, EnumSet.of(Pass.SPECIALISE)).model();
    StringBuilder identity = new StringBuilder(ModelHash.of(folded));
    for (Property property : model.properties()) {
      property.notMeaningful().ifPresent(reason -> identity.append(' ').append(property.id()));
    }
    return identity.toString();
  }

  /** Ids of the properties that are vacuous in the base already, as its author says. */
  Set<String> silent() {
    Set<String> silent = new LinkedHashSet<>();
    base.expected()
        .forEach(
            (id, expected) -> {
              if (expected instanceof ExpectedVerdict.Vacuous) {
                silent.add(id);
              }
            });
    return silent;
  }

  /** Cells that can be. */
  public long valid() {
    return cells.stream().filter(cell -> cell.model() >= 0).count();
  }
}
