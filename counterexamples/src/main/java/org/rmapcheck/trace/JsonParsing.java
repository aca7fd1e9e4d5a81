package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON value from text that nobody vouches for.
 *
 * <p>Memory and stack are bounded by the limits below before anything is built. Duplicate keys and
 * text after the value are errors; so is every extension of JSON (comments, single quotes, NaN).
 */
final class JsonParsing {
  /** Largest document, in bytes of the file. */
  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_DEPTH = 200;
  private static final int MAX_TOKENS = 1_000_000;
  private static final int MAX_TEXT = 65_536;
  private static final int MAX_NAME = 1_024;
  private static final int MAX_DIGITS = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MAX_BYTES)
                  .maxNestingDepth(MAX_DEPTH)
                  .maxTokenCount(MAX_TOKENS)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .build();

  private final JsonParser parser;
  private final String source;

  private JsonParsing(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /** The value, as a cursor at its root. */
  static Cursor parse(String text, String source) throws DocumentException {
    if (text.length() > MAX_BYTES) {
      throw new DocumentException(tooLarge(), DocumentLocation.ofFile(source));
    }
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      JsonParsing parsing = new JsonParsing(parser, source);
      try {
        return Cursor.root(source, parsing.document());
      } catch (JacksonException e) {
        throw parsing.inWords(e);
      }
    }
  }

  static String tooLarge() {
    return "the document is too large; allowed: at most " + (MAX_BYTES >> 20) + " MiB";
  }

  private Json document() throws DocumentException {
    if (parser.nextToken() == null) {
      throw error("the document is empty; expected: one JSON object", spot());
    }
    Json value = value();
    if (parser.nextToken() != null) {
      throw error("there is text after the end of the document; delete it", spot());
    }
    return value;
  }

  // Recursion is bounded by MAX_DEPTH: the parser refuses deeper documents by itself.
  private Json value() throws DocumentException {
    Json.Spot spot = spot();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(spot);
      case START_ARRAY -> array(spot);
      case VALUE_STRING -> new Json.Text(spot, parser.getString());
      case VALUE_TRUE -> new Json.Bool(spot, true);
      case VALUE_FALSE -> new Json.Bool(spot, false);
      case VALUE_NUMBER_INT -> whole(spot);
      case VALUE_NUMBER_FLOAT -> new Json.Other(spot, "the number " + number());
      default -> new Json.Other(spot, "null");
    };
  }

  private Json whole(Json.Spot spot) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new Json.Whole(spot, parser.getLongValue());
      default -> new Json.Other(spot, "the number " + number());
    };
  }

  private String number() {
    return Ascii.shorten(parser.getString(), 40);
  }

  private Json object(Json.Spot spot) throws DocumentException {
    Map<String, Json.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Json.Spot keySpot = spot();
      String key = parser.currentName();
      if (members.containsKey(key)) {
        throw error("the key \"" + Ascii.shorten(key, 60) + "\" occurs twice; keep one", keySpot);
      }
      parser.nextToken();
      members.put(key, new Json.Member(keySpot, value()));
    }
    return new Json.Obj(spot, members);
  }

  private Json array(Json.Spot spot) throws DocumentException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Json.Arr(spot, items);
  }

  private Json.Spot spot() {
    return spot(parser.currentTokenLocation());
  }

  private static Json.Spot spot(TokenStreamLocation at) {
    return new Json.Spot(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  private DocumentException error(String problem, Json.Spot spot) {
    String pointer = parser.streamReadContext().pathAsPointer().toString();
    return new DocumentException(
        problem, new DocumentLocation(source, spot.line(), spot.column(), pointer));
  }

  private DocumentException inWords(JacksonException e) {
    Json.Spot spot = spot(parser.currentLocation());
    if (e instanceof UnexpectedEndOfInputException) {
      return error("the document ends too early: it is cut off, or a closing bracket lacks", spot);
    }
    // The library's messages go on after the first line, and name its own classes in "from `...`".
    String library = e.getOriginalMessage().lines().findFirst().orElse("");
    String message = library.replaceAll(",? ?(\\(start marker.*|from `[^`]*`)", "");
    if (e instanceof StreamConstraintsException) {
      return error("over a limit of the reader: " + message, spot);
    }
    return error("not valid JSON: " + message, spot);
  }
}
