package org.rmapcheck.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.LoadedScenario;
import org.rmapcheck.engine.search.BreadthFirstSearch;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.trace.Ascii;

/** Writes the Java that a large search runs to a file, for people. */
final class GeneratedJava {

  private final Set<Pass> passes;

  GeneratedJava(Set<Pass> passes) {
    this.passes = passes;
  }

  void write(List<LoadedScenario> scenarios, Path file) {
    if (scenarios.size() != 1) {
      throw new UserError(
          ExitStatus.USAGE, "--dump-java: name one scenario, not " + scenarios.size());
    }
    String text =
        BreadthFirstSearch.generatedJava(Pass.run(scenarios.get(0).model(), passes).model());
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError(
          ExitStatus.CANNOT_WRITE, Ascii.clean("cannot write '" + file + "': name another file"));
    }
  }
}
