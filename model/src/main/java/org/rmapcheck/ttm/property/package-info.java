/** What must hold: one class a property. */
package org.rmapcheck.ttm.property;
