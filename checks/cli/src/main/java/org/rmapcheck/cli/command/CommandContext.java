package org.rmapcheck.cli.command;

import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.Interruption;

/** What every command works with. */
record CommandContext(Console console, Interruption interruption) {}
