package org.rmapcheck.cli.options;

import picocli.CommandLine.Option;

/** How much memory a command's searches may take for states. */
public final class MemoryOption {

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = {
        "Memory for states, such as 500m or 2g.",
        "Default: 70 %% of what Java may use (-Xmx)."
      })
  private String memory = "";

  public boolean isGiven() {
    return !memory.isEmpty();
  }

  /**
   * Bytes for all searches together.
   *
   * @throws org.rmapcheck.cli.program.UserError if what is given is no size, or too much
   */
  public long bytes() {
    return isGiven() ? MemorySize.parse(memory) : MemorySize.standard();
  }
}
