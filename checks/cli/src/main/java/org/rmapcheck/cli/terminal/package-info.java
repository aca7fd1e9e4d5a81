/** The streams that the program writes to, and what is known of the terminal behind them. */
package org.rmapcheck.cli.terminal;
