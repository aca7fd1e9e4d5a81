/** Bounded runs of scenarios: by the engine, and by real threads under Lincheck. */
package org.rmapcheck.cli.bounded;
