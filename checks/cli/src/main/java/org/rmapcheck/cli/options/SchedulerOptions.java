package org.rmapcheck.cli.options;

import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who decides which process takes the next step. */
public final class SchedulerOptions {

  /** The schedulers. */
  enum Scheduler {
    search,
    lincheck
  }

  private static final int INTERLEAVINGS = 20_000;

  @Option(
      names = "--scheduler",
      paramLabel = "NAME",
      description = {
        "One of: ${COMPLETION-CANDIDATES}. Default: search, which explores all. With",
        "lincheck, real threads take so many steps as --bound says; that never",
        "proves that something holds."
      })
  private Scheduler scheduler = Scheduler.search;

  @Option(
      names = "--interleavings",
      paramLabel = "N",
      description = "With --scheduler lincheck: run at most so many. Default: 20000.")
  private int interleavings = INTERLEAVINGS;

  @Mixin private final BoundOptions bound = new BoundOptions();

  /** Whether real threads are asked for. */
  public boolean isLincheck() {
    if (scheduler != Scheduler.lincheck && (bound.isGiven() || interleavings != INTERLEAVINGS)) {
      throw new UserError(
          ExitStatus.USAGE,
          "--bound, --after and --interleavings go with --scheduler lincheck: the search has no"
              + " bound");
    }
    if (interleavings < 1) {
      throw new UserError(
          ExitStatus.USAGE, "--interleavings " + interleavings + ": there must be one at least");
    }
    return scheduler == Scheduler.lincheck;
  }

  public int interleavings() {
    return interleavings;
  }

  public BoundOptions bound() {
    return bound;
  }
}
