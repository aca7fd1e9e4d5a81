/** From runs of a model to trace documents, and back: replay. */
package org.rmapcheck.cli.trace;
