/** The kernel's actors, one file each: their processes, labelled with the functions they model. */
package org.rmapcheck.ttm.actor;
