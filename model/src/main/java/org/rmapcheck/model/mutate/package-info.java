/** Mutants of a model: small faults that its properties ought to notice. */
package org.rmapcheck.model.mutate;
