/** Traces as one page that opens from disk, without a network. */
package org.rmapcheck.trace.html;
