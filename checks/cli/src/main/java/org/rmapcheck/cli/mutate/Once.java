package org.rmapcheck.cli.mutate;

import java.util.Optional;
import java.util.function.Supplier;

/** Computes something when it is first asked for. For many threads. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> source;
  private Optional<T> value = Optional.empty();

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    if (value.isEmpty()) {
      value = Optional.of(source.get());
    }
    return value.get();
  }
}
