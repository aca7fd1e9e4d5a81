package org.rmapcheck.cli.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmapcheck.cli.matrix.Axis;
import org.rmapcheck.cli.matrix.Plan;
import org.rmapcheck.cli.matrix.Product;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.Group;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.DocumentFiles;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.trace.SuiteCodec;
import org.rmapcheck.trace.SuiteDocument;

/** Looks up the names in a suite. */
public final class SuiteLoader {

  private final ScenarioCatalog catalog = new ScenarioCatalog();
  private final SuiteFiles files;
  private final String source;
  private final Map<String, Suite.Entry> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SuiteLoader(Path folder, String source) {
    this.files = new SuiteFiles(folder, this::problem);
    this.source = source;
  }

  /** Every built-in scenario, with the expectations in their documents. */
  public static Suite builtIn() {
    SuiteLoader loader = new SuiteLoader(Path.of(""), "built-in suite");
    loader.catalog.names().forEach(loader::builtIn);
    return new Suite(
        "built-in", Optional.empty(), List.copyOf(loader.entries.values()), Map.of(), Map.of());
  }

  /**
   * Reads a suite.
   *
   * @throws UserError if its form is wrong or it names what is not there
   */
  public static Suite read(Path file) {
    SuiteDocument document;
    Path folder;
    try {
      document = SuiteCodec.read(file);
      folder = file.toRealPath().resolve("..").normalize();
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, file + ": cannot be read");
    }
    SuiteLoader loader = new SuiteLoader(folder, file.toString());
    document.scenarios().forEach(loader::scenario);
    document.products().forEach(loader::product);
    Map<String, Path> traces = new LinkedHashMap<>();
    document.traces().forEach(name -> loader.files.named(name).forEach(traces::putIfAbsent));
    if (!loader.problems.isEmpty()) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, String.join("\n", loader.problems));
    }
    return new Suite(
        document.name(),
        Optional.of(file),
        List.copyOf(loader.entries.values()),
        traces,
        document.expected());
  }

  private void scenario(String name) {
    if (name.equals("*")) {
      catalog.names().forEach(this::builtIn);
    } else if (name.startsWith("group:")) {
      Optional<Group> group = catalog.group(name.substring("group:".length()));
      group.ifPresentOrElse(
          g -> g.scenarios().forEach(this::builtIn),
          () -> problem("no group '" + name + "': " + groups()));
    } else if (catalog.contains(name)) {
      builtIn(name);
    } else {
      files.named(name).forEach(this::file);
    }
  }

  /** Each combination that can be is a case, so one that stops to be possible is gone. */
  private void product(SuiteDocument.Product product) {
    try {
      for (ScenarioDocument base : bases(product.base())) {
        Plan.of(new Product(Axis.of(product.switches())), base)
            .rows()
            .forEach(row -> entries.putIfAbsent(row.name(), entry(row)));
      }
    } catch (UserError e) {
      problem("product of '" + product.base() + "': " + e.getMessage());
    }
  }

  private List<ScenarioDocument> bases(String name) {
    if (catalog.contains(name)) {
      return List.of(catalog.load(name).document());
    }
    List<ScenarioDocument> bases = new ArrayList<>();
    files
        .named(name)
        .forEach(
            (shown, file) -> {
              try {
                bases.add(ScenarioReader.read(DocumentFiles.read(file), shown).document());
              } catch (DocumentException | UserError e) {
                problem(String.valueOf(e.getMessage()));
              }
            });
    return bases;
  }

  private static Suite.Entry entry(LoadedScenario loaded) {
    return new Suite.Entry(loaded.name(), Optional.of(loaded), "");
  }

  private String groups() {
    Collection<String> keys = catalog.groups().stream().map(Group::key).toList();
    return "use one of " + String.join(", ", keys);
  }

  private void builtIn(String name) {
    entries.putIfAbsent(name, entry(catalog.load(name)));
  }

  private void file(String shown, Path file) {
    try {
      LoadedScenario loaded = ScenarioReader.read(DocumentFiles.read(file), shown);
      if (entries.putIfAbsent(loaded.name(), entry(loaded)) != null) {
        problem("two scenarios are called '" + loaded.name() + "': rename that in " + shown);
      }
    } catch (DocumentException | UserError e) {
      entries.put(shown, new Suite.Entry(shown, Optional.empty(), String.valueOf(e.getMessage())));
    }
  }

  private void problem(String words) {
    problems.add(source + ": " + words);
  }
}
