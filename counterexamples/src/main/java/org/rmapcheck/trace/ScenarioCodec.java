package org.rmapcheck.trace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The JSON form of scenarios: {@code scenario.schema.json} in code.
 *
 * <p>Reading is strict and safe on hostile input: every document is either read whole or refused
 * with a {@link DocumentException} that names the place and what is allowed there.
 */
public final class ScenarioCodec {
  private ScenarioCodec() {}

  /** Reads a file of at most 16 MiB in UTF-8. */
  public static ScenarioDocument read(Path file) throws DocumentException {
    return read(DocumentFiles.read(file), file.toString());
  }

  /** Reads text; {@code sourceName} stands for the file in errors. */
  public static ScenarioDocument read(String json, String sourceName) throws DocumentException {
    return decode(JsonParsing.parse(json, sourceName));
  }

  /** The document as JSON: pretty-printed, LF, with a final newline; equal for equal documents. */
  public static String toJson(ScenarioDocument scenario) {
    return JsonWriting.document(out -> encode(out, scenario));
  }

  /**
   * Writes the file whole or not at all, after reading the text back: what is written can be read.
   *
   * @throws DocumentException when the folder or the disk refuses, or the document breaks the form
   */
  public static void write(ScenarioDocument scenario, Path file) throws DocumentException {
    String json;
    try {
      json = toJson(scenario);
    } catch (IllegalArgumentException e) {
      throw new DocumentException(
          String.valueOf(e.getMessage()), DocumentLocation.ofFile(file.toString()));
    }
    read(json, file.toString());
    DocumentFiles.write(file, json);
  }

  /**
   * Where in the text a value stands, for complaints about its meaning: the value that the keys
   * lead to, or the last one on the way that is there.
   */
  public static DocumentLocation locate(String json, String sourceName, List<String> keys)
      throws DocumentException {
    Cursor at = JsonParsing.parse(json, sourceName);
    for (String key : keys) {
      if (!at.isObject() || !at.has(key)) {
        break;
      }
      at = at.at(key);
    }
    return at.error("").location();
  }

  static ScenarioDocument decode(Cursor root) throws DocumentException {
    Cursor at =
        root.ofVersion(
                "a scenario", ScenarioDocument.SCHEMA_VERSION, ScenarioDocument.SCHEMA_VERSION)
            .only(
                "schemaVersion",
                "name",
                "question",
                "kernel",
                "scope",
                "actors",
                "design",
                "initially",
                "properties",
                "expected");
    return new ScenarioDocument(
        at.at("name").words(),
        at.at("question").words(),
        at.at("kernel").words(),
        at.at("scope").map(Cursor::count),
        at.at("actors").names(),
        at.at("design").map(Cursor::words),
        at.has("initially") ? at.at("initially").map(Cursor::words) : Map.of(),
        at.has("properties") ? at.at("properties").names() : List.of(),
        at.has("expected") ? at.at("expected").map(ScenarioCodec::verdict) : Map.of());
  }

  static ExpectedVerdict verdict(Cursor at) throws DocumentException {
    at.only("holds", "violated", "violatedAtDepth", "vacuous", "notMeaningful");
    List<String> keys = at.keys();
    if (keys.size() != 1) {
      throw at.error(
          "found %s verdicts; expected: exactly one of {\"holds\": true}, {\"violated\": true}, "
                  .formatted(keys.size())
              + "{\"violatedAtDepth\": 12}, {\"vacuous\": \"why\"}, {\"notMeaningful\": \"why\"}");
    }
    String key = keys.get(0);
    Cursor value = at.at(key);
    return switch (key) {
      case "holds" -> {
        value.alwaysTrue();
        yield new ExpectedVerdict.Holds();
      }
      case "violated" -> {
        value.alwaysTrue();
        yield new ExpectedVerdict.Violated();
      }
      case "violatedAtDepth" -> new ExpectedVerdict.ViolatedAtDepth(value.count());
      case "vacuous" -> new ExpectedVerdict.Vacuous(value.words());
      default -> new ExpectedVerdict.NotMeaningful(value.words());
    };
  }

  static void encode(JsonWriting out, ScenarioDocument scenario) {
    out.number("schemaVersion", ScenarioDocument.SCHEMA_VERSION);
    out.text("name", scenario.name());
    out.text("question", scenario.question());
    out.text("kernel", scenario.kernel());
    out.flat("scope", to -> scenario.scope().forEach(to::number));
    out.texts("actors", scenario.actors());
    out.texts("design", scenario.design());
    out.texts("initially", scenario.initially());
    out.texts("properties", scenario.properties());
    out.object("expected", to -> verdicts(to, scenario.expected()));
  }

  static void verdicts(JsonWriting out, Map<String, ExpectedVerdict> verdicts) {
    verdicts.forEach((id, verdict) -> out.flat(id, v -> verdict(v, verdict)));
  }

  private static void verdict(JsonWriting out, ExpectedVerdict verdict) {
    if (verdict instanceof ExpectedVerdict.Holds) {
      out.yes("holds");
    } else if (verdict instanceof ExpectedVerdict.Violated) {
      out.yes("violated");
    } else if (verdict instanceof ExpectedVerdict.ViolatedAtDepth at) {
      out.number("violatedAtDepth", at.depth());
    } else if (verdict instanceof ExpectedVerdict.Vacuous vacuous) {
      out.text("vacuous", vacuous.reason());
    } else if (verdict instanceof ExpectedVerdict.NotMeaningful not) {
      out.text("notMeaningful", not.reason());
    }
  }
}
