package org.rmapcheck.cli.terminal;

import java.io.PrintStream;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.Palette;
import org.rmapcheck.trace.Palette.Role;

/**
 * Where a command prints to. Lines become printable ASCII on the way, so that no document can send
 * escape sequences to a terminal.
 */
public final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final int width;
  private final Palette palette;

  public Console(PrintStream out, PrintStream err, int width, Palette palette) {
    this.out = out;
    this.err = err;
    this.width = width;
    this.palette = palette;
  }

  public Console withPalette(Palette other) {
    return new Console(out, err, width, other);
  }

  public Console withWidth(int other) {
    return new Console(out, err, other, palette);
  }

  /** The same on standard error, where standard output belongs to a program. */
  public Console toErr() {
    return new Console(err, err, width, palette);
  }

  /** Columns that a line may have. */
  public int width() {
    return width;
  }

  public Palette palette() {
    return palette;
  }

  public void line(String text) {
    out.append(Ascii.clean(text)).append('\n');
  }

  public void line() {
    out.append('\n');
  }

  /** A line of several pieces in colours: roles and texts in turn. */
  public void line(Piece... pieces) {
    StringBuilder line = new StringBuilder();
    for (Piece piece : pieces) {
      line.append(palette.paint(piece.role(), Ascii.clean(piece.text())));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** A piece of a line. */
  public record Piece(Role role, String text) {}

  public static Piece piece(Role role, String text) {
    return new Piece(role, text);
  }

  /** Text that is printable ASCII, or painted, already. */
  public void text(String text) {
    out.append(text);
  }

  /** Tells a problem. */
  public void problem(String text) {
    flush();
    text.lines().forEach(line -> err.append("rmapcheck: ").append(Ascii.clean(line)).append('\n'));
    err.flush();
  }

  public PrintStream err() {
    return err;
  }

  public PrintStream out() {
    return out;
  }

  public void flush() {
    out.flush();
  }

  /** Whether nobody reads any more; flushes to find out. */
  public boolean isClosed() {
    return out.checkError();
  }
}
