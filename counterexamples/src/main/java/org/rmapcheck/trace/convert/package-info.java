/** Traces in the forms of other tools. */
package org.rmapcheck.trace.convert;
