/** Why a run ends as it does: backward slices, reasons in words, and the closest other run. */
package org.rmapcheck.cli.explain;
