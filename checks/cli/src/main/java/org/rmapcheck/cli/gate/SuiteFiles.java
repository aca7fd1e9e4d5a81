package org.rmapcheck.cli.gate;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Files that a suite names. They are looked for below the folder of the suite and nowhere else,
 * whatever links lead out of it: a suite may come with a merge request of a stranger.
 */
final class SuiteFiles {

  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 10_000;

  private final Path folder;
  private final Consumer<String> problem;

  /**
   * Files below a folder.
   *
   * @param problem is told in words what is wrong with a name
   */
  SuiteFiles(Path folder, Consumer<String> problem) {
    this.folder = folder;
    this.problem = problem;
  }

  /** Files by their names below the folder; what matches nothing is a problem. */
  Map<String, Path> named(String name) {
    Map<String, Path> found = new LinkedHashMap<>();
    boolean inside = true;
    try {
      Path path = Path.of(name);
      if (path.isAbsolute() || path.normalize().startsWith("..")) {
        problem.accept("'" + name + "' leads out of the folder of the suite: name files below it");
        return found;
      }
      if (name.matches(".*[*?\\[{].*")) {
        inside = matching(name, found);
      } else if (Files.isRegularFile(folder.resolve(path))) {
        inside = take(name, folder.resolve(path), found);
      }
    } catch (InvalidPathException | PatternSyntaxException e) {
      problem.accept("'" + name + "' is no name of a file");
      return found;
    } catch (IOException e) {
      problem.accept("the folder of the suite cannot be read");
      return found;
    }
    if (found.isEmpty() && inside) {
      problem.accept(
          "'" + name + "' is no built-in scenario and no file below the folder of the suite");
    }
    return found;
  }

  private boolean matching(String pattern, Map<String, Path> found) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    boolean refused = false;
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      List<Path> files = all.limit(MOST_FILES).filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        Path shown = folder.relativize(file);
        refused |= matcher.matches(shown) && !take(shown.toString(), file, found);
      }
    }
    return !refused;
  }

  /** Takes a file, unless a link leads out of the folder. */
  private boolean take(String shown, Path file, Map<String, Path> found) throws IOException {
    boolean inside = file.toRealPath().startsWith(folder);
    if (inside) {
      found.put(shown, file);
    } else {
      problem.accept("'" + shown + "' is a link that leads out of the folder of the suite");
    }
    return inside;
  }
}
