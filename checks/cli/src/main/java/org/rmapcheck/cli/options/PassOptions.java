package org.rmapcheck.cli.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.model.pass.Pass;
import picocli.CommandLine.Option;

/** What is done to a model before it is explored: options that several commands share. */
public final class PassOptions {

  /** Whether steps are merged. */
  enum Steps {
    merged,
    fine
  }

  @Option(
      names = "--steps",
      paramLabel = "STEPS",
      defaultValue = "merged",
      description =
          "merged: steps between which nobody can see or block a process are one; depths and counts"
              + " are of those. fine: each kernel step is one. The verdicts are the same. Default:"
              + " merged.")
  private Steps steps = Steps.merged;

  @Option(
      names = "--no-pass",
      paramLabel = "PASS",
      split = ",",
      hideParamSyntax = true,
      description =
          "Leave out passes over the model: specialise, reset-dead-locals, fuse, narrow. The"
              + " verdicts are the same.")
  private List<String> left = new ArrayList<>();

  public Set<Pass> passes() {
    Set<Pass> passes = EnumSet.allOf(Pass.class);
    if (steps == Steps.fine) {
      passes.remove(Pass.FUSE);
    }
    for (String key : left) {
      passes.remove(pass(key));
    }
    return passes;
  }

  private static Pass pass(String key) {
    return Arrays.stream(Pass.values())
        .filter(pass -> pass.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    ExitStatus.USAGE,
                    "--no-pass "
                        + key
                        + ": use one of "
                        + Arrays.stream(Pass.values())
                            .map(Pass::key)
                            .collect(Collectors.joining(", "))));
  }
}
