/** The protocol once more, as plain Java written from the kernel's source. */
package org.rmapcheck.lincheck.direct;
