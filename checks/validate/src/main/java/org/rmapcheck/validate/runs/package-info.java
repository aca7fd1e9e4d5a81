/** Runs of the model that explain what was recorded of one buffer: sets of states. */
package org.rmapcheck.validate.runs;
