package org.rmapcheck.validate.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads mappings, the built-in ones and those of users. */
public final class MappingReader {

  /** Names of the built-in mappings. */
  public static final List<String> BUILT_IN = List.of("ttm-6.1", "gem-shmem-6.1");

  private static final int VERSION = 1;
  private static final List<String> KINDS = List.of("call", "point", "interrupt");
  private static final List<String> SCOPES = List.of("none", "buffer", "vma", "page", "range");
  private static final List<String> LIVES =
      List.of("", "creates", "deletes", "maps", "unmaps", "unmapped");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private MappingReader() {}

  /** A built-in mapping. */
  public static Mapping builtIn(String name) throws MappingException {
    String file = name + ".json";
    try (InputStream in =
        MappingReader.class.getResourceAsStream("/org/rmapcheck/validate/" + file)) {
      if (in == null) {
        throw new MappingException(
            "no built-in mapping '" + name + "': use one of " + String.join(", ", BUILT_IN));
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new MappingException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * A mapping from its text.
   *
   * @param source stands for the text in messages
   */
  public static Mapping read(String json, String source) throws MappingException {
    Mapping mapping;
    try {
      mapping = MAPPER.readValue(json, Mapping.class);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place = at == null ? source : source + ":" + at.getLineNr() + ":" + at.getColumnNr();
      String words = e.getOriginalMessage().lines().findFirst().orElse("not valid JSON");
      throw new MappingException(place + ": " + words.replaceAll("org\\.rmapcheck[\\w.$]*\\.", ""));
    }
    if (mapping == null || mapping.schemaVersion() != VERSION) {
      throw new MappingException(
          source + ": this is no mapping of schema version 1: write \"schemaVersion\": 1");
    }
    if (mapping.model() == null || mapping.events().isEmpty()) {
      throw new MappingException(source + ": \"model\" or \"events\" lacks; add it");
    }
    for (var event : mapping.events().entrySet()) {
      String place = source + ": events." + event.getKey();
      allowed(place + ".kind", event.getValue().kind(), KINDS);
      allowed(place + ".scope", event.getValue().scope(), SCOPES);
      allowed(place + ".life", event.getValue().life(), LIVES);
    }
    return mapping;
  }

  private static void allowed(String place, String value, List<String> allowed)
      throws MappingException {
    if (value == null || !allowed.contains(value)) {
      throw new MappingException(
          place + " is '" + value + "': use one of " + String.join(", ", allowed));
    }
  }
}
