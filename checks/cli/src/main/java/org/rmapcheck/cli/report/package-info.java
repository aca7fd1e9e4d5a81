/** What a gate found, in the formats of CI systems. */
package org.rmapcheck.cli.report;
