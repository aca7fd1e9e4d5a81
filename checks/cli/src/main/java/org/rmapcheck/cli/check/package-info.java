/** Checking scenarios: searches, what they found, and whether that was expected. */
package org.rmapcheck.cli.check;
