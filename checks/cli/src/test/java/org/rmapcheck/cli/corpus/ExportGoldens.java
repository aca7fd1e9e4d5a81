package org.rmapcheck.cli.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.model.export.Checks;
import org.rmapcheck.model.export.MurphiExport;
import org.rmapcheck.model.export.PromelaExport;
import org.rmapcheck.model.export.TlaExport;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.pass.Pass;

/** The kept exports of one scenario with two properties, to see what people get to read. */
final class ExportGoldens {

  private static final Path FOLDER =
      Repository.root().resolve("checks/cli/src/test/resources/export");

  private ExportGoldens() {}

  /** The texts as they are now, by the names of their files. */
  static Map<String, String> now() {
    Model written = new ScenarioCatalog().load("by-page-shmem").model();
    Model model = Pass.run(written, EnumSet.allOf(Pass.class)).model();
    Checks checks = Checks.properties("S3", "S4");
    TlaExport.Specification tla = TlaExport.tla(model, checks, "by_page_shmem");
    return new TreeMap<>(
        Map.of(
            "by_page_shmem.pml", PromelaExport.promela(model, checks),
            "by_page_shmem.tla", tla.module(),
            "by_page_shmem.cfg", tla.configuration(),
            "by_page_shmem.m", MurphiExport.murphi(model, checks)));
  }

  static String kept(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }

  /** Rewrites the files; which of them that changes. */
  static List<String> update() throws IOException {
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> text : now().entrySet()) {
      if (!kept(text.getKey()).equals(text.getValue())) {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(text.getKey()), text.getValue(), StandardCharsets.UTF_8);
        changed.add(text.getKey());
      }
    }
    return changed;
  }
}
