/** The kernel protocol: scenarios, and the models that they describe. */
package org.rmapcheck.ttm;
