package org.rmapcheck.cli.options;

import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.Terminal;
import org.rmapcheck.trace.LaneRenderer;
import picocli.CommandLine.Option;

/** How pages look: options that several commands share. */
public final class PageOptions {

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = {
        "Columns of a trace, 40 to 160. Default: those of the",
        "terminal; 72 where there is none."
      })
  private int width;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Colours: ${COMPLETION-CANDIDATES}. Default: auto, which obeys NO_COLOR.")
  private ColorWhen color = ColorWhen.auto;

  /** The console with colours as asked for. */
  public Console on(Console console) {
    return console.withPalette(color.palette());
  }

  public LaneRenderer renderer() {
    return new LaneRenderer(width(), color.palette());
  }

  /** Columns of a page. */
  public int width() {
    if (width == 0) {
      int columns = Terminal.onOut() ? Terminal.columns() : LaneRenderer.DEFAULT_WIDTH;
      return Math.min(LaneRenderer.MAX_WIDTH, Math.max(LaneRenderer.MIN_WIDTH, columns));
    }
    if (width < LaneRenderer.MIN_WIDTH || width > LaneRenderer.MAX_WIDTH) {
      throw new UserError(
          ExitStatus.USAGE,
          "--width " + width + ": use " + LaneRenderer.MIN_WIDTH + " to " + LaneRenderer.MAX_WIDTH);
    }
    return width;
  }
}
