/** Walking a model by hand. */
package org.rmapcheck.cli.step;
