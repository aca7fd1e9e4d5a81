/** The vocabulary of the protocol: what buffers, page frames, page tables and TLBs consist of. */
package org.rmapcheck.ttm.state;
