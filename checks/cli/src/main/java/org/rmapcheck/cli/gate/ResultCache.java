package org.rmapcheck.cli.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.Measured;
import org.rmapcheck.trace.SuiteCodec;

/**
 * Results of complete searches, one file for each model, named by the content of the model, the
 * properties asked for and the version of the program. Each is written when it is known, so an
 * interrupted gate goes on where it was; several gates may share the folder. What cannot be read is
 * searched again.
 */
final class ResultCache {

  private final Optional<Path> folder;

  /**
   * A cache in a folder, or none.
   *
   * @param folder made when the first result is kept
   */
  ResultCache(Optional<Path> folder) {
    this.folder = folder;
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
      Measured kept = SuiteCodec.readResult(file);
      return Optional.of(kept).filter(m -> m.model().equals(hash(scenario)));
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

  /** Of what would be explored: a change of the passes counts as one of the model. */
  private static String hash(LoadedScenario scenario) {
    return ModelHash.of(Pass.run(scenario.model(), EnumSet.allOf(Pass.class)).model());
  }

  private static Path file(Path folder, LoadedScenario scenario) {
    String key =
        Version.TOOL
            + "\n"
            + hash(scenario)
            + "\n"
            + String.join(",", scenario.document().properties());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
