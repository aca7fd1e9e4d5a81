package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in a parsed document from which values are taken by type.
 *
 * <p>Each failure names the place, what was found there and what is allowed.
 */
final class Cursor {
  /** Turns the value at a cursor into a part of a document. */
  interface Decoder<T> {
    T decode(Cursor at) throws DocumentException;
  }

  private static final String VERSION_KEY = "schemaVersion";

  private final String source;
  private final String pointer;
  private final Json value;

  private Cursor(String source, String pointer, Json value) {
    this.source = source;
    this.pointer = pointer;
    this.value = value;
  }

  static Cursor root(String source, Json value) {
    return new Cursor(source, "", value);
  }

  /** Demands an object of a schema version that this release reads, before all else. */
  Cursor ofVersion(String what, int oldest, int newest) throws DocumentException {
    Json.Obj object = object();
    if (!object.members().containsKey(VERSION_KEY)) {
      throw error("the key \"schemaVersion\" lacks; write \"schemaVersion\": " + newest);
    }
    Cursor at = at(VERSION_KEY);
    if (!(at.value instanceof Json.Whole number)
        || number.value() < oldest
        || number.value() > newest) {
      throw at.error(
          "%s of schema version %s cannot be read; this release reads: %s"
              .formatted(
                  what,
                  at.value.found(),
                  oldest == newest ? "" + newest : oldest + " to " + newest));
    }
    return this;
  }

  /** Demands an object with no other keys than these. */
  Cursor only(String... keys) throws DocumentException {
    for (Map.Entry<String, Json.Member> member : object().members().entrySet()) {
      if (!List.of(keys).contains(member.getKey())) {
        Json.Spot spot = member.getValue().keySpot();
        throw new DocumentException(
            "unknown key \"%s\"%s; allowed: %s"
                .formatted(
                    Ascii.shorten(member.getKey(), 60),
                    Spelling.hint(member.getKey(), List.of(keys)),
                    String.join(", ", keys)),
            new DocumentLocation(source, spot.line(), spot.column(), pointer));
      }
    }
    return this;
  }

  /** The member of this object; it must be there. */
  Cursor at(String key) throws DocumentException {
    Json.Member member = object().members().get(key);
    if (member == null) {
      throw error("the key \"" + key + "\" lacks; add it");
    }
    return new Cursor(source, pointer + "/" + escaped(key), member.value());
  }

  boolean isObject() {
    return value instanceof Json.Obj;
  }

  boolean has(String key) throws DocumentException {
    return object().members().containsKey(key);
  }

  List<String> keys() throws DocumentException {
    return List.copyOf(object().members().keySet());
  }

  /** Text, possibly empty. */
  String text() throws DocumentException {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw expected("text in double quotes");
  }

  /** Text with at least one visible character. */
  String words() throws DocumentException {
    if (value instanceof Json.Text text && !text.value().isBlank()) {
      return text.value();
    }
    throw expected("text that is not blank");
  }

  /** Text of one form, which {@code inWords} describes to people. */
  String matching(Pattern form, String inWords) throws DocumentException {
    if (value instanceof Json.Text text && form.matcher(text.value()).matches()) {
      return text.value();
    }
    throw expected(inWords);
  }

  long from0To(long max) throws DocumentException {
    if (value instanceof Json.Whole number && number.value() >= 0 && number.value() <= max) {
      return number.value();
    }
    throw expected("a whole number from 0 to " + max);
  }

  int count() throws DocumentException {
    return (int) from0To(Integer.MAX_VALUE);
  }

  /** The value true; these documents say false by leaving the key out. */
  void alwaysTrue() throws DocumentException {
    if (!(value instanceof Json.Bool flag && flag.value())) {
      throw expected("true");
    }
  }

  boolean bool() throws DocumentException {
    if (value instanceof Json.Bool flag) {
      return flag.value();
    }
    throw expected("true or false");
  }

  <T> List<T> list(Decoder<T> item) throws DocumentException {
    if (!(value instanceof Json.Arr array)) {
      throw expected("an array [ ... ]");
    }
    List<T> out = new ArrayList<>();
    for (Json element : array.items()) {
      out.add(item.decode(new Cursor(source, pointer + "/" + out.size(), element)));
    }
    return out;
  }

  /** A list of different names. */
  List<String> names() throws DocumentException {
    Set<String> seen = new HashSet<>();
    return list(
        at -> {
          String name = at.words();
          if (!seen.add(name)) {
            throw at.error("\"" + Ascii.shorten(name, 60) + "\" occurs twice; keep one");
          }
          return name;
        });
  }

  <T> Map<String, T> map(Decoder<T> member) throws DocumentException {
    Map<String, T> out = new LinkedHashMap<>();
    for (String key : keys()) {
      if (key.isBlank()) {
        throw error("a key is blank; write a name");
      }
      out.put(key, member.decode(at(key)));
    }
    return out;
  }

  DocumentException expected(String allowed) {
    return error("found " + value.found() + "; expected: " + allowed);
  }

  DocumentException error(String problem) {
    Json.Spot spot = value.spot();
    return new DocumentException(
        problem, new DocumentLocation(source, spot.line(), spot.column(), pointer));
  }

  private Json.Obj object() throws DocumentException {
    if (value instanceof Json.Obj object) {
      return object;
    }
    throw expected("an object { ... }");
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
