/** What the events of a log mean in terms of the model: data, not code. */
package org.rmapcheck.validate.mapping;
