/** Whether the kernel lines that the steps quote are where the model says they are. */
package org.rmapcheck.cli.anchor;
