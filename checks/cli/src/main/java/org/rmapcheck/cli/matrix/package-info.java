/** Products of design switches: every cell checked, and what has to be so that nothing breaks. */
package org.rmapcheck.cli.matrix;
