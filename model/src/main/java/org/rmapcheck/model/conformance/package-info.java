/** Is what was observed of a running system a run of a model? */
package org.rmapcheck.model.conformance;
