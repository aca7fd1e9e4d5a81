package org.rmapcheck.cli.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.ttm.Scenario;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The scenarios that come with the program, read when asked for. */
public final class ScenarioCatalog {

  private static final String FOLDER = "/org/rmapcheck/ttm/scenarios/";

  private final List<Group> groups;

  /** Reads the index only. */
  public ScenarioCatalog() {
    this.groups = groups(resource("index.json").orElseThrow(() -> missing("index.json")));
  }

  /** All groups, in the order in which reports print them. */
  public List<Group> groups() {
    return groups;
  }

  /** The names of all scenarios, group by group. */
  public List<String> names() {
    return groups.stream().flatMap(group -> group.scenarios().stream()).distinct().toList();
  }

  public boolean contains(String name) {
    return groups.stream().anyMatch(group -> group.scenarios().contains(name));
  }

  public Optional<Group> group(String key) {
    return groups.stream().filter(group -> group.key().equals(key)).findFirst();
  }

  /** The file of a built-in scenario, as it is. */
  public String text(String name) {
    return resource(name + ".json").orElseThrow(() -> missing(name + ".json"));
  }

  public LoadedScenario load(String name) {
    return ScenarioReader.read(text(name), "built-in scenario " + name);
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("the jar has no scenario file " + name);
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = Scenario.class.getResourceAsStream(FOLDER + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the jar's scenario file " + name + " cannot be read", e);
    }
  }

  /** The index is our own file: its form is taken for granted. */
  private static List<Group> groups(String json) {
    List<Group> groups = new ArrayList<>();
    String key = "";
    String title = "";
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.PROPERTY_NAME) {
          continue;
        }
        switch (parser.currentName()) {
          case "key" -> key = parser.nextStringValue();
          case "title" -> title = parser.nextStringValue();
          case "scenarios" -> groups.add(new Group(key, title, strings(parser)));
          default -> {
            // "groups" itself
          }
        }
      }
    }
    return List.copyOf(groups);
  }

  private static List<String> strings(JsonParser parser) {
    List<String> strings = new ArrayList<>();
    parser.nextToken();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings.add(parser.getString());
    }
    return strings;
  }
}
