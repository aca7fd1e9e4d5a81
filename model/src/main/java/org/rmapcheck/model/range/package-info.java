/** Which values each location of a model can have, found without a search. */
package org.rmapcheck.model.range;
