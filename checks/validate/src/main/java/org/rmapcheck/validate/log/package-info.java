/** Logs of the kernel's tracefs, read line by line. */
package org.rmapcheck.validate.log;
