/** Design switches: what a design may decide differently from mainline, one file a switch. */
package org.rmapcheck.ttm.design;
