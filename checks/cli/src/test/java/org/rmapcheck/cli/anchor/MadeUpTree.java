package org.rmapcheck.cli.anchor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.ttm.actor.HistoricLines;

/** A kernel tree that has the quoted lines and nothing else. */
public final class MadeUpTree {

  private MadeUpTree() {}

  /** Writes all lines of 6.12 into a folder. */
  public static void write(Path folder) throws IOException {
    List<KernelRef> lines =
        Anchors.all().stream()
            .map(Anchor::ref)
            .filter(ref -> HistoricLines.lastRelease(ref).isEmpty())
            .toList();
    write(folder, "6", "12", lines);
  }

  static void write(Path folder, String major, String minor, List<KernelRef> lines)
      throws IOException {
    Files.writeString(
        folder.resolve("Makefile"),
        "# SPDX\nVERSION = " + major + "\nPATCHLEVEL = " + minor + "\nSUBLEVEL = 0\n");
    Map<String, StringBuilder> files = new TreeMap<>();
    for (KernelRef line : lines) {
      files
          .computeIfAbsent(line.file(), f -> new StringBuilder())
          .append("static int " + line.function() + "(void)\n{\n#if 0\n#endif\n\t")
          .append(line.call())
          .append("\n}\n");
    }
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolve("..").normalize());
      Files.writeString(path, file.getValue());
    }
  }
}
