package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.trace.Spelling;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Switch;

/** A switch and those of its values that a product runs through. */
public record Axis(Switch which, List<Choice> values) {

  public Axis {
    values = List.copyOf(values);
  }

  /**
   * Axes from text such as {@code backing} (all values) or {@code lookup=range,page}.
   *
   * @throws UserError naming everything that is wrong
   */
  public static List<Axis> of(List<String> texts) {
    List<String> problems = new ArrayList<>();
    List<Axis> axes = new ArrayList<>();
    for (String text : texts) {
      parse(text, problems)
          .ifPresent(
              axis -> {
                if (axes.stream().anyMatch(other -> other.key().equals(axis.key()))) {
                  problems.add("switch '" + axis.key() + "' is named twice: name it once");
                }
                axes.add(axis);
              });
    }
    if (!problems.isEmpty()) {
      throw new UserError(ExitStatus.USAGE, String.join("\n", problems));
    }
    return axes;
  }

  private static Optional<Axis> parse(String text, List<String> problems) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    List<String> keys = Switch.all().stream().map(Switch::key).toList();
    Optional<Switch> found = Switch.all().stream().filter(s -> s.key().equals(key)).findFirst();
    if (found.isEmpty()) {
      problems.add(
          "no switch '" + key + "'" + Spelling.hint(key, keys) + ": 'list --switches' shows all");
      return Optional.empty();
    } else if (equals < 0) {
      return Optional.of(new Axis(found.get(), found.get().values()));
    }
    List<Choice> values = new ArrayList<>();
    for (String value : Arrays.asList(text.substring(equals + 1).split(",", -1))) {
      var choice = found.get().values().stream().filter(c -> c.key().equals(value)).findFirst();
      if (choice.isEmpty()) {
        problems.add("switch '" + key + "' has no value '" + value + "': use " + all(found.get()));
      } else if (values.contains(choice.get())) {
        problems.add("switch '" + key + "': value '" + value + "' is named twice: name it once");
      } else {
        values.add(choice.get());
      }
    }
    return Optional.of(new Axis(found.get(), values));
  }

  private static String all(Switch which) {
    return which.values().stream().map(Choice::key).collect(Collectors.joining(", "));
  }

  public String key() {
    return which.key();
  }
}
