package org.rmapcheck.cli.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.trace.ExpectedVerdict;
import org.rmapcheck.trace.ScenarioDocument;

/** {@code model/docs/proposal-rows.md}: which scenarios show which row of the proposal. */
final class ProposalRows {

  private static final String HEAD =
      """
      # The rows of the proposal

      What each decision of the proposal can break, row by row, and the scenarios that show it: those that
      break something, with what, and the siblings that hold. Generated from the scenarios' questions and
      expectations; `-Drmapcheck.update=true` rewrites it. What was expected by hand, and where the search
      said otherwise, is in `verdict-vectors.md`.

      | row | breaks | holds |
      |---|---|---|
      """;

  private static final Pattern ROWS =
      Pattern.compile("[Rr]ows? ([1-5][a-k](?:(?:, | and )[1-5][a-k])*)");
  private static final Pattern ROW = Pattern.compile("[1-5][a-k]");

  /** A row whose scenarios are older than the list of rows. */
  private static final Map<String, List<String>> OTHERS =
      Map.of("3d", List.of("even-cows-normal", "even-cows-special"));

  private ProposalRows() {}

  /** The rows with the names of their scenarios. */
  static Map<String, List<String>> all() {
    Map<String, List<String>> rows = new TreeMap<>();
    ScenarioCatalog catalog = new ScenarioCatalog();
    for (String name : catalog.names()) {
      Matcher matcher = ROWS.matcher(catalog.load(name).document().question());
      while (matcher.find()) {
        Matcher row = ROW.matcher(matcher.group(1));
        while (row.find()) {
          List<String> names = rows.computeIfAbsent(row.group(), r -> new ArrayList<>());
          if (!names.contains(name)) {
            names.add(name);
          }
        }
      }
    }
    OTHERS.forEach(rows::putIfAbsent);
    return rows;
  }

  static String page() {
    ScenarioCatalog catalog = new ScenarioCatalog();
    StringBuilder page = new StringBuilder(HEAD);
    all()
        .forEach(
            (row, names) -> {
              Map<String, String> broken = new LinkedHashMap<>();
              names.forEach(name -> broken.put(name, broken(catalog.load(name).document())));
              page.append("| ").append(row).append(" | ");
              page.append(
                  cell(
                      names.stream().filter(n -> !broken.getOrDefault(n, "").isEmpty()).toList(),
                      broken));
              page.append(" | ");
              page.append(
                  cell(
                      names.stream().filter(n -> broken.getOrDefault(n, "").isEmpty()).toList(),
                      broken));
              page.append(" |\n");
            });
    return page.toString();
  }

  private static String cell(List<String> names, Map<String, String> broken) {
    return String.join(
        ", ",
        names.stream().map(name -> "`" + name + "`" + broken.getOrDefault(name, "")).toList());
  }

  /** What a scenario's author expects to be broken, in words. */
  private static String broken(ScenarioDocument document) {
    List<String> ids = new ArrayList<>();
    document
        .expected()
        .forEach(
            (id, verdict) -> {
              if (verdict instanceof ExpectedVerdict.ViolatedAtDepth
                  || verdict instanceof ExpectedVerdict.Violated) {
                ids.add(id.equals("deadlock") ? "hang" : id);
              }
            });
    return ids.isEmpty() ? "" : " (" + String.join(" ", ids) + ")";
  }
}
