package org.rmapcheck.ttm.corpus;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every bug of the corpus. */
public final class Corpus {

  private Corpus() {}

  /** By number. */
  public static List<KnownBug> all() {
    return Stream.of(
            MappingBugs.all(), PageFieldBugs.all(), ShrinkerBugs.all(), StructureBugs.all())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(KnownBug::id))
        .toList();
  }
}
