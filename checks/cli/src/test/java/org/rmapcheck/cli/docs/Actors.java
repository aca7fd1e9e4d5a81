package org.rmapcheck.cli.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code model/docs/actors.md}: what each actor is, how it is known, what it leaves out. */
final class Actors {

  private static final String HEAD =
      """
      # The actors, how they are known, and what they leave out

      Generated from the headers of the files in `model/src/main/java/org/rmapcheck/ttm/actor`.
      `mvn verify -Drmapcheck.update=true` rewrites this page.

      - *recorded*: event logs of an unmodified Linux 6.1 (Debian's 6.1.192, drivers bochs, qxl and vgem,
        two CPUs) are runs of the model that take these steps, and so often at least: `rmapcheck validate`,
        `checks/validate/README.md`. The number is that of the step that is seen most. All moves of these
        logs are copies by the CPU: fences, ghosts and what inherits fences rest on reading.
      - *read*: written from the sources of Linux 6.12; nobody has watched it run.
      - *assumed*: hardware, users, or a design that no kernel has.

      What all actors share, and what is out of scope: `abstractions.md`.

      | file | known | in the logs | what it does | what is left out, and why that loses nothing |
      |---|---|--:|---|---|
      """;

  private static final String RECORDED = "recorded";

  /** Its stores and loads are marks in the logs, and no calls. */
  private static final String USER = "Cpu";

  private Actors() {}

  static String page() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (ActorHeader header : ActorHeader.all()) {
      page.append("| ").append(header.name());
      long times = InTheLogs.times(header.name());
      page.append(" | ").append(String.join(", ", known(header, times)));
      page.append(" | ").append(times == 0 ? "" : times);
      page.append(" | ").append(cell(header.words()));
      page.append(" | ").append(cell(sentence(header.abstracted()))).append(" |\n");
    }
    return page.toString();
  }

  /** What the header says, but recorded is what the logs say. */
  static List<String> known(ActorHeader header, long times) {
    List<String> known = new ArrayList<>(header.evidence());
    known.remove(RECORDED);
    if (times > 0 || header.name().equals(USER)) {
      known.add(0, RECORDED);
    }
    return known;
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
