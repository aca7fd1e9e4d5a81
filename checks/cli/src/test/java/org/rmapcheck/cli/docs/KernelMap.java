package org.rmapcheck.cli.docs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rmapcheck.cli.anchor.Anchor;
import org.rmapcheck.cli.anchor.Anchors;
import org.rmapcheck.ttm.actor.HistoricLines;

/** {@code model/docs/kernel-map.md}: from kernel functions to the steps that stand for them. */
final class KernelMap {

  private static final String HEAD =
      """
      # From kernel functions to steps

      Generated from the models of all built-in scenarios and all values of switches.
      `mvn verify -Drmapcheck.update=true` rewrites this page; `rmapcheck anchors --linux DIR` looks the
      lines up in a kernel tree. Lines are of Linux 6.12 unless a last release is given. A step is
      written as process and label.
      """;

  private static final String STEPS_WITHOUT =
      """

      ## Steps that stand for no line of the kernel

      Users, hardware, and bookkeeping of the model.

      | step | what it does |
      |---|---|
      """;

  private KernelMap() {}

  static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    String file = "";
    for (Anchor anchor : Anchors.all()) {
      if (!anchor.ref().file().equals(file)) {
        file = anchor.ref().file();
        page.append("\n## ")
            .append(file)
            .append("\n\n| function | line | steps |\n|---|---|---|\n");
      }
      row(page, anchor);
    }
    page.append(STEPS_WITHOUT);
    Map<String, String> others = new TreeMap<>(Anchors.stepsWithoutLine());
    others.forEach(
        (step, words) ->
            page.append("| ").append(step).append(" | ").append(cell(words)).append(" |\n"));
    return page.toString();
  }

  private static void row(StringBuilder page, Anchor anchor) {
    String old =
        HistoricLines.lastRelease(anchor.ref())
            .map(release -> " (last in " + release + ")")
            .orElse("");
    List<String> steps = anchor.steps();
    page.append("| `").append(anchor.ref().function()).append("`").append(old);
    page.append(" | `").append(cell(anchor.ref().call()));
    page.append("` | ").append(String.join(", ", steps)).append(" |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
