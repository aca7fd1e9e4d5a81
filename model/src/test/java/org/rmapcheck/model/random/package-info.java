/** Small random models over the whole language, and what makes them smaller where they fail. */
package org.rmapcheck.model.random;
