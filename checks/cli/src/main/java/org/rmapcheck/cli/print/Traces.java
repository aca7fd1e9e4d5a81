package org.rmapcheck.cli.print;

import java.nio.file.Path;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.terminal.ProgramName;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/** Traces that a user names. */
public final class Traces {

  private Traces() {}

  /**
   * Reads a file.
   *
   * @throws UserError if it is no trace
   */
  public static TraceDocument read(Path file) {
    try {
      return TraceCodec.read(file);
    } catch (DocumentException e) {
      throw new UserError(ExitStatus.BAD_DOCUMENT, String.valueOf(e.getMessage()));
    }
  }

  /** The trace with a replay command that works here: this program, that file. */
  public static TraceDocument replayedBy(TraceDocument t, String file) {
    return t.replayedBy(ProgramName.command() + " replay " + ProgramName.quoted(file));
  }
}
