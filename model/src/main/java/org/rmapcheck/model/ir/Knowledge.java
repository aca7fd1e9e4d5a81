package org.rmapcheck.model.ir;

import java.util.List;
import java.util.Map;

/**
 * What is known of the reachable states of a model besides the types of its variables. It is no
 * part of the model: another one that is made from it must not take it over.
 *
 * @param ranges the values of variables, by name, for each element in row-major order
 * @param localStates those of process instances, by name
 */
public record Knowledge(Map<String, List<Range>> ranges, Map<String, LocalStates> localStates) {

  public static final Knowledge NONE = new Knowledge(Map.of(), Map.of());

  public Knowledge {
    ranges = Map.copyOf(ranges);
    localStates = Map.copyOf(localStates);
  }
}
