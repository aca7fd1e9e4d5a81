/** Bounded runs of a model: a start in the middle, and so many steps of each process. */
package org.rmapcheck.model.bounded;
