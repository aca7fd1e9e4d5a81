package org.rmapcheck.trace;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes JSON whose bytes depend on nothing but the document: keys in the order of the calls, two
 * spaces, LF on every machine, characters beyond ASCII escaped (so that lone surrogates survive and
 * no locale matters). Flat records stand on one line: a changed value is a changed line in a diff.
 */
public final class JsonWriting {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JsonGenerator generator;
  private final JsonLayout layout;

  private JsonWriting(JsonGenerator generator, JsonLayout layout) {
    this.generator = generator;
    this.layout = layout;
  }

  /**
   * One object as a text file.
   *
   * @throws IllegalArgumentException when the object is nested too deeply to be written
   */
  public static String document(Consumer<JsonWriting> members) {
    return written(writing -> writing.object(members));
  }

  /** An array as a text file. */
  public static <T> String documentOfList(List<T> values, BiConsumer<JsonWriting, T> item) {
    return written(
        writing -> {
          writing.generator.writeStartArray();
          values.forEach(value -> item.accept(writing, value));
          writing.generator.writeEndArray();
        });
  }

  private static String written(Consumer<JsonWriting> document) {
    JsonLayout layout = new JsonLayout();
    StringWriter text = new StringWriter();
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return layout;
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (JsonGenerator generator = FACTORY.createGenerator(context, text)) {
      document.accept(new JsonWriting(generator, layout));
    } catch (StreamConstraintsException e) {
      throw new IllegalArgumentException("nested too deeply to be written as JSON", e);
    }
    return text.append('\n').toString();
  }

  public void object(Consumer<JsonWriting> members) {
    generator.writeStartObject();
    members.accept(this);
    generator.writeEndObject();
  }

  /** An object of plain values, on one line. */
  public void flat(Consumer<JsonWriting> members) {
    layout.nextOnOneLine();
    object(members);
  }

  public void object(String key, Consumer<JsonWriting> members) {
    generator.writeName(key);
    object(members);
  }

  public void flat(String key, Consumer<JsonWriting> members) {
    generator.writeName(key);
    flat(members);
  }

  public void text(String key, String value) {
    generator.writeStringProperty(key, value);
  }

  public void number(String key, long value) {
    generator.writeNumberProperty(key, value);
  }

  public void bool(String key, boolean value) {
    generator.writeBooleanProperty(key, value);
  }

  public void yes(String key) {
    generator.writeBooleanProperty(key, true);
  }

  /** An array as a member, on one line. */
  public void flatArray(String key, Consumer<JsonWriting> values) {
    generator.writeName(key);
    layout.nextOnOneLine();
    array(values);
  }

  /** An array as a value. */
  public void array(Consumer<JsonWriting> values) {
    generator.writeStartArray();
    values.accept(this);
    generator.writeEndArray();
  }

  public void value(String text) {
    generator.writeString(text);
  }

  public void value(boolean value) {
    generator.writeBoolean(value);
  }

  public void texts(String key, List<String> values) {
    generator.writeName(key);
    layout.nextOnOneLine();
    generator.writeStartArray();
    values.forEach(generator::writeString);
    generator.writeEndArray();
  }

  public void texts(String key, Map<String, String> values) {
    object(key, out -> values.forEach(out::text));
  }

  public <T> void list(String key, List<T> values, BiConsumer<JsonWriting, T> item) {
    generator.writeName(key);
    generator.writeStartArray();
    values.forEach(value -> item.accept(this, value));
    generator.writeEndArray();
  }
}
