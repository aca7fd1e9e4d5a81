package org.rmapcheck.cli.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.ScenarioCodec;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.actor.Actor;
import org.rmapcheck.ttm.design.Constraint;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;
import org.rmapcheck.ttm.property.Properties;

/**
 * Gives documents their meaning. Every problem is told with its place in the text and what is
 * allowed there; all problems of a document come at once.
 */
public final class ScenarioReader {

  /** Kernel versions whose code the protocol models. */
  public static final List<String> KERNELS = List.of("6.12");

  /** Id of the property that every model has: no reachable state is a hang. */
  public static final String DEADLOCK = "deadlock";

  private final String json;
  private final String source;
  private final List<String> problems = new ArrayList<>();

  private ScenarioReader(String json, String source) {
    this.json = json;
    this.source = source;
  }

  /**
   * Reads the text of a scenario.
   *
   * @param source stands for the text in errors
   * @throws UserError if the document or what it asks for is wrong
   */
  public static LoadedScenario read(String json, String source) {
    try {
      ScenarioDocument document = ScenarioCodec.read(json, source);
      return new ScenarioReader(json, source).load(document);
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, String.valueOf(e.getMessage()));
    }
  }

  /** The meaning of a document that was read already, such as the scenario within a trace. */
  public static LoadedScenario of(ScenarioDocument document, String source) {
    return new ScenarioReader("{}", source).load(document);
  }

  /** Ids that {@code properties} and {@code expected} may name. */
  public static List<String> propertyIds() {
    List<String> ids = new ArrayList<>(Properties.ids());
    ids.add(DEADLOCK);
    return ids;
  }

  private LoadedScenario load(ScenarioDocument document) {
    allowed(document.kernel(), KERNELS, "kernel version", List.of("kernel"));
    List<String> actors = Actor.all().stream().map(Actor::key).toList();
    document.actors().forEach(actor -> allowed(actor, actors, "actor", List.of("actors")));
    List<String> ids = propertyIds();
    document.properties().forEach(id -> allowed(id, ids, "property", List.of("properties")));
    document
        .expected()
        .keySet()
        .forEach(id -> allowed(id, ids, "property", List.of("expected", id)));
    scope(document.scope());
    design(document.design());
    complain();
    return build(document);
  }

  private void scope(Map<String, Integer> sizes) {
    List<String> before = List.copyOf(problems);
    sizes.forEach(
        (key, value) -> {
          if (!key.equals("addressSpaces") || value < 1) {
            attempt(() -> Scope.of(Map.of(key, value)), List.of("scope", key));
          }
        });
    if (problems.equals(before)) {
      attempt(() -> Scope.of(sizes), List.of("scope"));
    }
  }

  private void design(Map<String, String> settings) {
    List<String> before = List.copyOf(problems);
    settings.forEach(
        (key, value) -> attempt(() -> Design.of(Map.of(key, value)), List.of("design", key)));
    if (problems.equals(before)) {
      Constraint.broken(Design.of(settings)).forEach(p -> problem(p, List.of("design")));
    }
  }

  private LoadedScenario build(ScenarioDocument document) {
    List<String> properties =
        document.properties().stream().filter(id -> !id.equals(DEADLOCK)).toList();
    Scenario scenario =
        new Scenario(
            document.name(),
            document.question(),
            Scope.of(document.scope()),
            document.actors(),
            Design.of(document.design()),
            new LinkedHashMap<>(document.initially()),
            properties);
    try {
      Model model = scenario.model();
      return new LoadedScenario(document, scenario, model);
    } catch (DesignException e) {
      e.problems().forEach(p -> problem(p, List.of("actors")));
    } catch (ModelException e) {
      e.problems().forEach(p -> problem(p, List.of("initially")));
    }
    throw error();
  }

  private void allowed(String value, List<String> allowed, String what, List<String> keys) {
    if (!allowed.contains(value)) {
      problem(
          "unknown " + what + " '" + value + "': use one of " + String.join(", ", allowed), keys);
    }
  }

  private void attempt(Runnable action, List<String> keys) {
    try {
      action.run();
    } catch (DesignException e) {
      e.problems().forEach(p -> problem(p, keys));
    }
  }

  private void problem(String words, List<String> keys) {
    String place;
    try {
      place = ScenarioCodec.locate(json, source, keys).toString();
    } catch (DocumentException e) {
      place = source;
    }
    problems.add(place + ": " + Ascii.shorten(words, 1_000));
  }

  private void complain() {
    if (!problems.isEmpty()) {
      throw error();
    }
  }

  private UserError error() {
    return new UserError(ExitStatus.BAD_DOCUMENT, String.join("\n", problems));
  }
}
