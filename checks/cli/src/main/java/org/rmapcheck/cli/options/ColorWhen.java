package org.rmapcheck.cli.options;

import org.rmapcheck.cli.terminal.Terminal;
import org.rmapcheck.trace.Palette;

/** When to print colours. */
public enum ColorWhen {
  auto,
  always,
  never;

  /** {@code auto} means on a terminal, unless the user asks all programs for plain text. */
  Palette palette() {
    boolean wanted =
        this == always || (this == auto && Terminal.onOut() && System.getenv("NO_COLOR") == null);
    return wanted ? Palette.ANSI : Palette.PLAIN;
  }
}
