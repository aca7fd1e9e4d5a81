package org.rmapcheck.trace.convert;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

/**
 * SARIF 2.1.0. A trace is a code flow with a thread flow for each process; {@code executionOrder}
 * is the number of the step. Places are files of the kernel tree, without lines: the model names
 * functions and quoted calls, which outlive line numbers.
 */
public final class Sarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /**
   * A result.
   *
   * @param level {@code error}, {@code warning} or {@code note}
   * @param logical name of the scenario
   * @param file that it is told of
   * @param flow the run that shows it
   */
  public record Result(
      String rule,
      String level,
      String message,
      String logical,
      String file,
      Optional<TraceDocument> flow) {}

  private Sarif() {}

  /** A log of one trace. */
  static String of(TraceDocument trace) {
    String rule = trace.property().id();
    Result result =
        new Result(
            rule,
            "error",
            trace.answer().answer(),
            trace.scenario().name(),
            trace.scenario().name() + ".json",
            Optional.of(trace));
    return log(List.of(rule), List.of(result));
  }

  /** A log of one run of the program. */
  public static String log(List<String> rules, List<Result> results) {
    return JsonWriting.document(
        out -> {
          out.text("$schema", SCHEMA);
          out.text("version", "2.1.0");
          out.list("runs", List.of(1), (to, one) -> to.object(run -> run(run, rules, results)));
        });
  }

  private static void run(JsonWriting out, List<String> rules, List<Result> results) {
    out.object(
        "tool",
        tool ->
            tool.object(
                "driver",
                driver -> {
                  driver.text("name", "rmapcheck");
                  driver.list(
                      "rules",
                      rules,
                      (to, rule) ->
                          to.object(
                              members -> {
                                members.text("id", rule);
                                members.object(
                                    "shortDescription",
                                    text -> text.text("text", "rmapcheck " + rule));
                              }));
                }));
    out.object("originalUriBaseIds", ids -> ids.object("LINUX", linux -> description(linux)));
    out.list(
        "results", results, (to, result) -> to.object(members -> result(members, rules, result)));
  }

  private static void description(JsonWriting out) {
    out.object("description", to -> to.text("text", "The root of the kernel tree."));
  }

  private static void result(JsonWriting out, List<String> rules, Result result) {
    out.text("ruleId", result.rule());
    out.number("ruleIndex", rules.indexOf(result.rule()));
    out.text("level", result.level());
    out.object("message", to -> to.text("text", result.message()));
    out.list(
        "locations",
        List.of(result),
        (to, r) ->
            to.object(
                place -> {
                  place.object(
                      "physicalLocation",
                      physical -> {
                        physical.object(
                            "artifactLocation", file -> file.text("uri", uri(r.file())));
                        physical.object("region", region -> region.number("startLine", 1));
                      });
                  logical(place, r.logical(), "resource");
                }));
    result.flow().ifPresent(trace -> flow(out, trace));
  }

  private static void flow(JsonWriting out, TraceDocument trace) {
    List<String> acting = trace.steps().stream().map(TraceStep::process).distinct().toList();
    if (acting.isEmpty()) {
      return;
    }
    out.list(
        "codeFlows",
        List.of(trace),
        (to, t) ->
            to.object(
                flow ->
                    flow.list(
                        "threadFlows",
                        acting,
                        (threads, process) ->
                            threads.object(thread -> thread(thread, t, process)))));
  }

  private static void thread(JsonWriting out, TraceDocument trace, String process) {
    out.text("id", process);
    out.list(
        "locations",
        trace.steps().stream().filter(s -> s.process().equals(process)).toList(),
        (to, step) ->
            to.object(
                location -> {
                  location.number("executionOrder", step.index());
                  location.text("importance", importance(step));
                  location.object("location", place -> place(place, step));
                }));
  }

  private static String importance(TraceStep step) {
    return !step.breaks().isEmpty() ? "essential" : step.matters() ? "important" : "unimportant";
  }

  private static void place(JsonWriting out, TraceStep step) {
    String file = step.kernel().file();
    if (!file.isBlank()) {
      out.object(
          "physicalLocation",
          physical ->
              physical.object(
                  "artifactLocation",
                  artifact -> {
                    artifact.text("uri", uri(file));
                    artifact.text("uriBaseId", "LINUX");
                  }));
    }
    String function = step.kernel().function();
    logical(out, function.isBlank() ? step.label() : function, "function");
    out.object("message", to -> to.text("text", Words.of(step)));
  }

  private static void logical(JsonWriting out, String name, String kind) {
    out.list(
        "logicalLocations",
        List.of(name),
        (to, n) ->
            to.object(
                members -> {
                  members.text("fullyQualifiedName", n);
                  members.text("kind", kind);
                }));
  }

  /** A relative reference: what is not plain in a path is escaped. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == '/'
          || c == '.'
          || c == '-'
          || c == '_'
          || (Character.isLetterOrDigit(c) && c < 128)) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
