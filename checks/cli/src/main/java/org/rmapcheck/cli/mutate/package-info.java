/** Do the properties bite: mutants of scenarios, and which property notices each. */
package org.rmapcheck.cli.mutate;
