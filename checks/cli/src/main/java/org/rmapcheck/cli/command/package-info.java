/** One class for each command of rmapcheck, and the parser that finds it. */
package org.rmapcheck.cli.command;
