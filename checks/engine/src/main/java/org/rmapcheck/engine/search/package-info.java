/** Searches over the graph of reachable states, and the replay that every finding has to pass. */
package org.rmapcheck.engine.search;
