/**
 * What was found: scenario and trace documents, their strict JSON form, and their text for a
 * terminal.
 */
package org.rmapcheck.trace;
