/**
 * Immutable trees of a model, and what is computed from them: types, validation, footprints, hash.
 */
package org.rmapcheck.model.ir;
