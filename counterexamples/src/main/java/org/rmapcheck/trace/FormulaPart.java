package org.rmapcheck.trace;

import java.util.List;

/**
 * A part of a formula with its value in one state.
 *
 * @param text the part as the model writes it
 * @param value its value
 * @param parts the parts it is made of; empty for a leaf
 */
public record FormulaPart(String text, String value, List<FormulaPart> parts) {
  /** Copies the parts. */
  public FormulaPart {
    parts = List.copyOf(parts);
  }
}
