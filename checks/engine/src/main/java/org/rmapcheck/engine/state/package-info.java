/** States as bits: their layout in words, their numbers, and the set of those that were visited. */
package org.rmapcheck.engine.state;
