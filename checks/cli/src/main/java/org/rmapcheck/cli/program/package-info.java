/**
 * What the program is to the outside: its exit codes, its version, and an error that names place
 * and fix.
 */
package org.rmapcheck.cli.program;
