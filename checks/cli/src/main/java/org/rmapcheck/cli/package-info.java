/** The command line: the one place that talks to the terminal and ends the program. */
package org.rmapcheck.cli;
