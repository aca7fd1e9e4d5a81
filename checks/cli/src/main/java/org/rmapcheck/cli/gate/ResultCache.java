package org.rmapcheck.cli.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.Measured;
import org.rmapcheck.trace.SuiteCodec;

/**
 * Results of complete searches, one file for each model, named by the content of the program and of
 * the model and by the properties asked for. Each is written when it is known, so an interrupted
 * gate goes on where it was; several gates may share the folder. What cannot be read is searched
 * again.
 */
final class ResultCache {

  private final Optional<Path> folder;
  private final Optional<String> program;

  /**
   * A cache in a folder, or none.
   *
   * @param folder made when the first result is kept
   */
  ResultCache(Optional<Path> folder) {
    this.folder = folder;
    this.program = folder.flatMap(any -> ProgramContent.hash());
  }

  Optional<Measured> find(LoadedScenario scenario) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = file(folder.get(), scenario);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      return Optional.of(SuiteCodec.readResult(file));
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps a result; why it cannot be kept, if so. */
  Optional<String> keep(LoadedScenario scenario, Measured result) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder.get());
      SuiteCodec.writeResult(result, file(folder.get(), scenario));
      return Optional.empty();
    } catch (DocumentException e) {
      return Optional.of("the cache is of no use: " + e.getMessage());
    } catch (IOException e) {
      return Optional.of(
          "the cache folder '" + folder.get() + "' cannot be made: name another one with --cache");
    }
  }

  /**
   * Of what would be explored, passes included. They are part of the program, so where its content
   * is known they need not be run.
   */
  private String content(LoadedScenario scenario) {
    return program
        .map(hash -> hash + "\n" + ModelHash.of(scenario.model()))
        .orElseGet(
            () -> ModelHash.of(Pass.run(scenario.model(), EnumSet.allOf(Pass.class)).model()));
  }

  private Path file(Path in, LoadedScenario scenario) {
    String key =
        Version.TOOL
            + "\n"
            + content(scenario)
            + "\n"
            + String.join(",", scenario.document().properties());
    return in.resolve(ProgramContent.hash(key.getBytes(StandardCharsets.UTF_8)) + ".json");
  }
}
