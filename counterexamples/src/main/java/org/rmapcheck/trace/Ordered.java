package org.rmapcheck.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable copies that keep the order of their source, which {@link Map#copyOf} does not. */
final class Ordered {
  private Ordered() {}

  static <V> Map<String, V> copy(Map<String, V> source) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }
}
