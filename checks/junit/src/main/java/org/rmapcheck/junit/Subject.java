package org.rmapcheck.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.rmapcheck.cli.bounded.DefinedModel;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;

/**
 * One thing to check.
 *
 * @param loaded a scenario; or a model of the user's that is dressed as one
 * @param own the user's model, if it is one
 * @param words what tells it from the others of the same test
 * @param expected ids of what is to be violated
 */
record Subject(
    LoadedScenario loaded, Optional<DefinedModel> own, String words, Set<String> expected) {

  private static final ScenarioCatalog CATALOG = new ScenarioCatalog();

  /** All subjects of a test. */
  static List<Subject> of(ModelCheck check) {
    boolean own = check.model() != ModelCheck.NoModel.class;
    if (own == (check.scenario().length > 0)) {
      throw wrong("name scenarios or a model, one of both");
    }
    List<Subject> subjects = new ArrayList<>();
    try {
      if (own) {
        if (check.designs().length > 0 || !check.scope().isEmpty()) {
          throw wrong("designs and scope are for scenarios; a model has what it declares");
        }
        subjects.add(ofModel(check));
      }
      for (String name : check.scenario()) {
        for (String design : check.designs().length == 0 ? new String[] {""} : check.designs()) {
          subjects.add(ofScenario(check, name, design));
        }
      }
    } catch (UserError e) {
      throw wrong(e.words());
    }
    return subjects;
  }

  private static Subject ofScenario(ModelCheck check, String name, String design) {
    ScenarioDocument document = document(name);
    boolean changed = !design.isBlank() || !check.scope().isBlank();
    Map<String, String> switches = new LinkedHashMap<>(document.design());
    switches.putAll(settings(design));
    Map<String, Integer> scope = new LinkedHashMap<>(document.scope());
    settings(check.scope()).forEach((key, value) -> scope.put(key, Integer.parseInt(value)));
    ScenarioDocument asked =
        new ScenarioDocument(
            document.name(),
            document.question(),
            document.kernel(),
            scope,
            document.actors(),
            switches,
            document.initially(),
            document.properties(),
            changed ? Map.of() : document.expected());
    String words = design.isBlank() ? document.name() : document.name() + " with " + design;
    return new Subject(
        ScenarioReader.of(asked, words),
        Optional.empty(),
        words,
        expected(check, asked.expected()));
  }

  private static ScenarioDocument document(String name) {
    if (CATALOG.contains(name)) {
      return CATALOG.load(name).document();
    }
    try {
      return ScenarioReader.read(Files.readString(Path.of(name), StandardCharsets.UTF_8), name)
          .document();
    } catch (IOException e) {
      throw wrong("no built-in scenario and no file is called '" + name + "'");
    }
  }

  private static Subject ofModel(ModelCheck check) {
    String name = check.model().getSimpleName();
    DefinedModel defined = new DefinedModel(check.model());
    Model model;
    try {
      model = defined.model();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    ScenarioDocument document =
        new ScenarioDocument(
            name,
            "Do the properties of " + name + " hold?",
            "none",
            Map.of(),
            model.processes().stream().map(process -> process.name()).toList(),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of());
    Scenario stand =
        new Scenario(
            name,
            document.question(),
            Scope.smallest(),
            document.actors(),
            Design.mainline(),
            Map.of(),
            List.of());
    return new Subject(
        new LoadedScenario(document, stand, model),
        Optional.of(defined),
        name,
        expected(check, Map.of()));
  }

  private static Set<String> expected(ModelCheck check, Map<String, ExpectedVerdict> ofAuthor) {
    Set<String> expected = new TreeSet<>(List.of(check.violates()));
    if (!expected.equals(Set.of(ModelCheck.AS_THE_SCENARIO_SAYS))) {
      return expected;
    }
    expected.clear();
    ofAuthor.forEach(
        (id, verdict) -> {
          if (verdict instanceof ExpectedVerdict.Violated
              || verdict instanceof ExpectedVerdict.ViolatedAtDepth) {
            expected.add(id);
          }
        });
    return expected;
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String word : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        settings.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (!word.isEmpty()) {
        throw wrong("'" + word + "' sets nothing: write key=value, separated by blanks");
      }
    }
    return settings;
  }

  static ExtensionConfigurationException wrong(String words) {
    return new ExtensionConfigurationException("@ModelCheck: " + words);
  }

  /** The scenario's name if it is built in as it stands: it then has a bound. */
  Optional<String> builtIn() {
    return own.isPresent() || !words.equals(loaded.name())
        ? Optional.empty()
        : Optional.of(loaded.name());
  }
}
