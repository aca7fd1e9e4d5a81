/** The gate: a suite of scenarios and traces against what its file expects. */
package org.rmapcheck.cli.gate;
