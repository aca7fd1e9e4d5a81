package org.rmapcheck.cli.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;

/** The sources of a kernel, in a folder. */
final class KernelTree {

  private static final Pattern MAKEFILE =
      Pattern.compile(
          "(?m)^VERSION = (\\d+)$\\s+^PATCHLEVEL = (\\d+)$(?:\\s+^SUBLEVEL = (\\d+)$)?");

  private final Path folder;
  private final Map<String, Optional<CSource>> files = new LinkedHashMap<>();

  KernelTree(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          ExitStatus.USAGE, "--linux: '" + folder + "' is no folder: name a kernel source tree");
    }
    this.folder = folder;
  }

  /** The version that the tree's Makefile states; empty if there is none. */
  Optional<KernelVersion> version() {
    return text("Makefile").map(MAKEFILE::matcher).filter(Matcher::find).map(KernelTree::version);
  }

  private static KernelVersion version(Matcher found) {
    String sublevel = found.group(3) == null ? "0" : found.group(3);
    return new KernelVersion(
        Integer.parseInt(found.group(1)),
        Integer.parseInt(found.group(2)),
        Integer.parseInt(sublevel));
  }

  /** A file of the tree; empty if it has none of this name. */
  Optional<CSource> file(String name) {
    return files.computeIfAbsent(name, n -> text(n).map(CSource::of));
  }

  private Optional<String> text(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      // The kernel's sources are UTF-8, but for names in old comments.
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, file + ": cannot be read");
    }
  }
}
