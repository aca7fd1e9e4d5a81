/** The documents that are generated from the model and its sources, and kept true by a test. */
package org.rmapcheck.cli.docs;
