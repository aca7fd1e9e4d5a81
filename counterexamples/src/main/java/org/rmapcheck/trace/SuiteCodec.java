package org.rmapcheck.trace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON form of suites and of kept results: {@code suite.schema.json} in code. Strict and safe
 * on hostile input, as {@link ScenarioCodec} is.
 */
public final class SuiteCodec {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,128}");

  private SuiteCodec() {}

  /** Reads a suite of at most 16 MiB in UTF-8. */
  public static SuiteDocument read(Path file) throws DocumentException {
    return read(DocumentFiles.read(file), file.toString());
  }

  /** Reads text; {@code sourceName} stands for the file in errors. */
  public static SuiteDocument read(String json, String sourceName) throws DocumentException {
    Cursor at =
        JsonParsing.parse(json, sourceName)
            .ofVersion("a suite", SuiteDocument.SCHEMA_VERSION, SuiteDocument.SCHEMA_VERSION)
            .only("schemaVersion", "name", "scenarios", "products", "traces", "expected");
    return new SuiteDocument(
        at.at("name").words(),
        at.at("scenarios").names(),
        at.has("products") ? at.at("products").list(SuiteCodec::product) : List.of(),
        at.has("traces") ? at.at("traces").names() : List.of(),
        at.has("expected") ? at.at("expected").map(SuiteCodec::measured) : Map.of());
  }

  /** The suite as JSON: equal for equal suites. */
  public static String toJson(SuiteDocument suite) {
    return JsonWriting.document(
        out -> {
          out.number("schemaVersion", SuiteDocument.SCHEMA_VERSION);
          out.text("name", suite.name());
          out.texts("scenarios", suite.scenarios());
          if (!suite.products().isEmpty()) {
            out.list(
                "products",
                suite.products(),
                (to, one) -> to.object(members -> encode(members, one)));
          }
          out.texts("traces", suite.traces());
          out.object(
              "expected",
              to ->
                  suite
                      .expected()
                      .forEach((name, of) -> to.object(name, members -> encode(members, of))));
        });
  }

  /** Writes a suite, whole or not at all. */
  public static void write(SuiteDocument suite, Path file) throws DocumentException {
    String json = toJson(suite);
    read(json, file.toString());
    DocumentFiles.write(file, json);
  }

  /** Reads one kept result. */
  public static Measured readResult(Path file) throws DocumentException {
    Cursor at =
        JsonParsing.parse(DocumentFiles.read(file), file.toString())
            .ofVersion("a result", SuiteDocument.SCHEMA_VERSION, SuiteDocument.SCHEMA_VERSION)
            .only("schemaVersion", "result");
    return measured(at.at("result"));
  }

  /** Keeps one result, whole or not at all. */
  public static void writeResult(Measured result, Path file) throws DocumentException {
    DocumentFiles.write(
        file,
        JsonWriting.document(
            out -> {
              out.number("schemaVersion", SuiteDocument.SCHEMA_VERSION);
              out.object("result", to -> encode(to, result));
            }));
  }

  private static SuiteDocument.Product product(Cursor at) throws DocumentException {
    at.only("base", "switches");
    return new SuiteDocument.Product(at.at("base").words(), at.at("switches").names());
  }

  private static void encode(JsonWriting out, SuiteDocument.Product product) {
    out.text("base", product.base());
    out.texts("switches", product.switches());
  }

  private static Measured measured(Cursor at) throws DocumentException {
    at.only("model", "states", "transitions", "depth", "verdicts");
    return new Measured(
        at.at("model").matching(HASH, "8 to 128 lower-case hexadecimal digits"),
        at.at("states").from0To(Long.MAX_VALUE),
        at.at("transitions").from0To(Long.MAX_VALUE),
        at.at("depth").count(),
        at.at("verdicts").map(ScenarioCodec::verdict));
  }

  private static void encode(JsonWriting out, Measured measured) {
    out.text("model", measured.model());
    out.number("states", measured.states());
    out.number("transitions", measured.transitions());
    out.number("depth", measured.depth());
    out.object("verdicts", to -> ScenarioCodec.verdicts(to, measured.verdicts()));
  }
}
