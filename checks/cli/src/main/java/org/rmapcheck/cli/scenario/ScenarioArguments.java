package org.rmapcheck.cli.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.ScenarioCodec;
import org.rmapcheck.trace.Spelling;

/**
 * What a command line names: built-in scenarios first, then files; patterns match the names of
 * both. All errors are told at once.
 */
public final class ScenarioArguments {

  private final ScenarioCatalog catalog;
  private final List<String> problems = new ArrayList<>();

  public ScenarioArguments(ScenarioCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The scenarios, in the order in which they are named, each once.
   *
   * @throws UserError naming every argument that leads nowhere
   */
  public List<LoadedScenario> load(Collection<String> arguments) {
    Set<String> builtIn = new LinkedHashSet<>();
    Set<Path> files = new LinkedHashSet<>();
    List<Object> all = new ArrayList<>();
    for (String argument : arguments) {
      for (Object found : find(argument)) {
        boolean isNew =
            found instanceof Path file ? files.add(file) : builtIn.add(found.toString());
        if (isNew) {
          all.add(found);
        }
      }
    }
    List<LoadedScenario> loaded = new ArrayList<>();
    for (Object found : all) {
      try {
        loaded.add(found instanceof Path file ? read(file) : catalog.load(found.toString()));
      } catch (UserError e) {
        problems.add(e.words());
      }
    }
    Set<String> names = new LinkedHashSet<>();
    for (LoadedScenario scenario : loaded) {
      if (!names.add(scenario.name())) {
        problems.add(
            "two scenarios are called '"
                + scenario.name()
                + "', and so would be their traces: check them one by one, or rename one");
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, String.join("\n", problems));
    }
    return loaded;
  }

  /**
   * The one scenario of an argument.
   *
   * @throws UserError if it leads nowhere, or is a pattern that matches several
   */
  public LoadedScenario one(String argument) {
    List<LoadedScenario> loaded = load(List.of(argument));
    if (loaded.size() != 1) {
      throw new UserError(
          ExitStatus.USAGE, "'" + argument + "' matches " + loaded.size() + " scenarios: name one");
    }
    return loaded.get(0);
  }

  /** Names of built-in scenarios, as text, and files, as paths. */
  private List<Object> find(String argument) {
    if (catalog.contains(argument)) {
      return List.of(argument);
    }
    try {
      Path file = Path.of(argument);
      if (Files.exists(file)) {
        return List.of(file);
      } else if (argument.matches(".*[*?\\[{].*")) {
        List<Object> found = matching(argument);
        if (found.isEmpty()) {
          problems.add("no built-in scenario and no file matches '" + argument + "'");
        }
        return found;
      }
    } catch (InvalidPathException | PatternSyntaxException e) {
      problems.add("'" + argument + "' is no name of a file: " + e.getMessage());
      return List.of();
    }
    problems.add(
        "no built-in scenario and no file is called '"
            + argument
            + "'"
            + Spelling.hint(argument, catalog.names())
            + ": see 'list'");
    return List.of();
  }

  private List<Object> matching(String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    List<Object> found = new ArrayList<>();
    catalog.names().stream().filter(name -> matcher.matches(Path.of(name))).forEach(found::add);
    Path inside = Path.of(pattern);
    Path folder = inside.getParent() == null ? Path.of("") : inside.getParent();
    if (Files.isDirectory(folder.toAbsolutePath())) {
      Set<Path> files = new TreeSet<>();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        for (Path file : all) {
          if (matcher.matches(file) && Files.isRegularFile(file)) {
            files.add(file);
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        problems.add("the folder '" + folder + "' cannot be read");
      }
      found.addAll(files);
    }
    return found;
  }

  private static LoadedScenario read(Path file) {
    try {
      ScenarioCodec.read(file);
      return ScenarioReader.read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, file + ": cannot be read");
    }
  }
}
