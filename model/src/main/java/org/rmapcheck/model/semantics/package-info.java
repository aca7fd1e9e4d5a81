/** The reference interpreter: slow, obvious, trusted. */
package org.rmapcheck.model.semantics;
