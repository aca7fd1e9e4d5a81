package org.rmapcheck.model.ir;

import java.util.List;

/** A model that is not well formed: every problem found, each naming its place and the fix. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> problems;

  public ModelException(String model, List<String> problems) {
    super("model '" + model + "' is not well formed:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
