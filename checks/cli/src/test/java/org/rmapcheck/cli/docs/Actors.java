package org.rmapcheck.cli.docs;

import java.io.IOException;
import java.util.Locale;

/** {@code model/docs/actors.md}: what each actor is, how it is known, what it leaves out. */
final class Actors {

  private static final String HEAD =
      """
      # The actors, how they are known, and what they leave out

      Generated from the headers of the files in `model/src/main/java/org/rmapcheck/ttm/actor`.
      `mvn verify -Drmapcheck.update=true` rewrites this page.

      - *recorded*: the order of the steps was seen in event logs of an unmodified Linux 6.1 (Debian's
        6.1.192, drivers bochs and qxl, two CPUs): moves that the CPU copies, faults that wait for them,
        unmap, TLB flush, swapout and swap-in of pool pages, stores and loads with their values.
      - *read*: written from the sources of Linux 6.12; nobody has watched it run.
      - *assumed*: hardware, users, or a design that no kernel has.

      What all actors share, and what is out of scope: `abstractions.md`.

      | file | known | what it does | what is left out, and why that loses nothing |
      |---|---|---|---|
      """;

  private Actors() {}

  static String page() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (ActorHeader header : ActorHeader.all()) {
      page.append("| ").append(header.name());
      page.append(" | ").append(String.join(", ", header.evidence()));
      page.append(" | ").append(cell(header.words()));
      page.append(" | ").append(cell(sentence(header.abstracted()))).append(" |\n");
    }
    return page.toString();
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
