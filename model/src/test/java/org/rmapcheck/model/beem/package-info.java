/**
 * Models of the BEEM collection in the language of this project: other checkers know their size.
 */
package org.rmapcheck.model.beem;
