package org.rmapcheck.cli.command;

import java.util.concurrent.Callable;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rmapcheck",
    description = {
      "Can the CPU still touch a page while the kernel's TTM moves it?",
      "",
      "Checks designs of TTM's move and fault paths exhaustively, on a model of",
      "Linux 6.12. Without arguments it answers for the designs of the thread."
    },
    synopsisHeading = "Usage: ",
    customSynopsis = {"rmapcheck", "       rmapcheck COMMAND [OPTIONS]"},
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading =
        "%nExit codes, from harmless to worst; of several the worst is returned:%n",
    footer = {
      "",
      "Examples:",
      "  rmapcheck                                   the answer, in two seconds",
      "  rmapcheck check by-page-shmem --show        one design, with its shortest run",
      "  rmapcheck list --show mainline-pool > my.json",
      "  rmapcheck check my.json                     your own design"
    },
    versionProvider = TopCommand.VersionWords.class,
    mixinStandardHelpOptions = true)
final class TopCommand implements Callable<ExitStatus> {

  /** What {@code --version} prints. */
  static final class VersionWords implements picocli.CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.TOOL};
    }
  }

  private final CommandContext context;

  /* The program looks for it by itself: parsing may be what fails. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--debug",
      description = "Show where in the program an internal error arose.",
      scope = picocli.CommandLine.ScopeType.INHERIT)
  private boolean debug;

  TopCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitStatus call() {
    return new ThreadCommand(context.console(), context.interruption()).run();
  }
}
