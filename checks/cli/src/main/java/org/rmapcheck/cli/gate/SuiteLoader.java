package org.rmapcheck.cli.gate;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.Group;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.DocumentFiles;
import org.rmapcheck.trace.SuiteCodec;
import org.rmapcheck.trace.SuiteDocument;

/**
 * Looks up the names in a suite. Files are looked for below the folder of the suite and nowhere
 * else, whatever links lead out of it: a suite may come with a merge request of a stranger.
 */
public final class SuiteLoader {

  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 10_000;

  private final ScenarioCatalog catalog = new ScenarioCatalog();
  private final Path folder;
  private final String source;
  private final Map<String, Suite.Entry> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SuiteLoader(Path folder, String source) {
    this.folder = folder;
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
    Map<String, Path> traces = new LinkedHashMap<>();
    document.traces().forEach(name -> loader.files(name).forEach(traces::putIfAbsent));
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
      files(name).forEach(this::file);
    }
  }

  private String groups() {
    Collection<String> keys = catalog.groups().stream().map(Group::key).toList();
    return "use one of " + String.join(", ", keys);
  }

  private void builtIn(String name) {
    entries.putIfAbsent(name, new Suite.Entry(name, Optional.of(catalog.load(name)), ""));
  }

  private void file(String shown, Path file) {
    try {
      LoadedScenario loaded = ScenarioReader.read(DocumentFiles.read(file), shown);
      Suite.Entry entry = new Suite.Entry(loaded.name(), Optional.of(loaded), "");
      if (entries.putIfAbsent(loaded.name(), entry) != null) {
        problem("two scenarios are called '" + loaded.name() + "': rename that in " + shown);
      }
    } catch (DocumentException | UserError e) {
      entries.put(shown, new Suite.Entry(shown, Optional.empty(), String.valueOf(e.getMessage())));
    }
  }

  /** Files by their names below the folder; what matches nothing is a problem. */
  private Map<String, Path> files(String name) {
    Map<String, Path> found = new LinkedHashMap<>();
    try {
      Path path = Path.of(name);
      if (path.isAbsolute() || path.normalize().startsWith("..")) {
        problem("'" + name + "' leads out of the folder of the suite: name files below it");
        return found;
      }
      if (name.matches(".*[*?\\[{].*")) {
        matching(name, found);
      } else if (Files.isRegularFile(folder.resolve(path))) {
        take(name, folder.resolve(path), found);
      }
    } catch (InvalidPathException | PatternSyntaxException e) {
      problem("'" + name + "' is no name of a file");
      return found;
    } catch (IOException e) {
      problem("the folder of the suite cannot be read");
      return found;
    }
    if (found.isEmpty() && problems.isEmpty()) {
      problem("'" + name + "' is no built-in scenario and no file below the folder of the suite");
    }
    return found;
  }

  private void matching(String pattern, Map<String, Path> found) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      List<Path> files = all.limit(MOST_FILES).filter(Files::isRegularFile).sorted().toList();
      Set<Path> matched = new LinkedHashSet<>();
      for (Path file : files) {
        if (matcher.matches(folder.relativize(file))) {
          matched.add(file);
        }
      }
      for (Path file : matched) {
        take(folder.relativize(file).toString(), file, found);
      }
    }
  }

  /** Takes a file, unless a link leads out of the folder. */
  private void take(String shown, Path file, Map<String, Path> found) throws IOException {
    if (file.toRealPath().startsWith(folder)) {
      found.put(shown, file);
    } else {
      problem("'" + shown + "' is a link that leads out of the folder of the suite");
    }
  }

  private void problem(String words) {
    problems.add(source + ": " + words);
  }
}
