package org.rmapcheck.ttm.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One value for each switch. */
public final class Design {

  private final Map<String, Choice> choices;

  private Design(Map<String, Choice> choices) {
    this.choices = choices;
  }

  /** Mainline: the first value of every switch. */
  public static Design mainline() {
    Map<String, Choice> choices = new LinkedHashMap<>();
    Switch.all().forEach(s -> choices.put(s.key(), s.mainline()));
    return new Design(choices);
  }

  /** This design with some switches set otherwise. */
  public Design with(Choice... changes) {
    Map<String, Choice> changed = new LinkedHashMap<>(choices);
    for (Choice change : changes) {
      changed.put(change.of(), change);
    }
    return new Design(changed);
  }

  /**
   * Mainline, or the preset that is named, with the given switches set otherwise.
   *
   * @throws DesignException naming each unknown switch or value and what is allowed
   */
  public static Design of(Map<String, String> settings) {
    List<String> problems = new ArrayList<>();
    Design design = Preset.start(settings, problems);
    settings.forEach(
        (key, value) -> {
          if (key.equals(Preset.KEY)) {
            return;
          }
          var found = Switch.all().stream().filter(s -> s.key().equals(key)).findFirst();
          if (found.isEmpty()) {
            problems.add("unknown switch '" + key + "': use one of " + keys());
            return;
          }
          var choice = found.get().values().stream().filter(c -> c.key().equals(value)).findFirst();
          if (choice.isEmpty()) {
            problems.add(
                "switch '"
                    + key
                    + "' has no value '"
                    + value
                    + "': use one of "
                    + found.get().values().stream()
                        .map(Choice::key)
                        .collect(Collectors.joining(", ")));
            return;
          }
          design.choices.put(key, choice.get());
        });
    if (!problems.isEmpty()) {
      throw new DesignException(problems);
    }
    return design;
  }

  /** Whether the switch that this is a value of has this value. */
  public boolean is(Choice choice) {
    return choice.equals(choices.get(choice.of()));
  }

  public Choice get(Switch which) {
    return Objects.requireNonNull(choices.get(which.key()));
  }

  /** All settings, in the order of the switches. */
  public Map<String, Choice> choices() {
    return Collections.unmodifiableMap(choices);
  }

  private static String keys() {
    return Switch.all().stream().map(Switch::key).collect(Collectors.joining(", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Design design && choices.equals(design.choices);
  }

  @Override
  public int hashCode() {
    return choices.hashCode();
  }

  @Override
  public String toString() {
    return choices.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().key())
        .collect(Collectors.joining(" "));
  }
}
