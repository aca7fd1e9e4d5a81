package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.Mapping.EventRule;
import org.rmapcheck.validate.mapping.MappingException;

/** The rules of a mapping, numbered, with their labels as numbers of the model. */
public final class Rules {

  /** Where the instances of a task are: by process, the labels allowed. */
  record Places(Map<String, Set<String>> labels) {}

  /** A rule, compiled. */
  record Rule(
      int number,
      String event,
      EventRule of,
      List<Places> entry,
      List<List<Places>> behind,
      long covers,
      long alone) {

    boolean is(Rule other) {
      return number == other.number;
    }

    /** Which of its rules for return values is that of a value, or -1. */
    int behind(OptionalLong value) {
      for (int i = 0; i < of.returns().size(); i++) {
        List<Long> values = of.returns().get(i).values();
        if (values.isEmpty() || (value.isPresent() && values.contains(value.getAsLong()))) {
          return i;
        }
      }
      return -1;
    }
  }

  private final Map<String, Rule> byEvent = new LinkedHashMap<>();
  private final List<Rule> all = new ArrayList<>();
  private final List<Set<String>> counted = new ArrayList<>();

  Rules(Mapping mapping, Labels labels) throws MappingException {
    if (labels.count() > 63) {
      throw new MappingException("events: more than 62 kinds of steps are covered: cover fewer");
    }
    for (var event : mapping.events().entrySet()) {
      EventRule of = event.getValue();
      long covers = bits(of.covers(), labels);
      long alone = bits(of.alone(), labels);
      List<List<Places>> behind = of.returns().stream().map(r -> places(r.at())).toList();
      Rule rule =
          new Rule(all.size(), event.getKey(), of, places(of.entry()), behind, covers, alone);
      byEvent.put(event.getKey(), rule);
      all.add(rule);
    }
    count();
  }

  private static Set<String> names(Map<String, List<String>> covers) {
    Set<String> names = new HashSet<>();
    covers.forEach(
        (process, texts) ->
            texts.forEach(
                text -> names.add(process + "." + Labels.Guard.of(process, text).label())));
    return names;
  }

  private static long bits(Map<String, List<String>> covers, Labels labels) {
    long bits = 0;
    for (var covered : covers.entrySet()) {
      for (String text : covered.getValue()) {
        bits |= 1L << labels.number(Labels.Guard.of(covered.getKey(), text));
      }
    }
    return bits;
  }

  /** Where each step is counted: at the calls that show it, or else at those that cover it. */
  private void count() {
    Set<String> shown = new HashSet<>();
    all.forEach(rule -> shown.addAll(names(rule.of().shows())));
    for (Rule rule : all) {
      Set<String> steps = names(rule.of().covers());
      steps.addAll(names(rule.of().alone()));
      steps.removeAll(shown);
      steps.addAll(names(rule.of().shows()));
      counted.add(steps);
    }
  }

  private static List<Places> places(List<Map<String, List<String>>> alternatives) {
    return alternatives.stream()
        .map(
            alternative -> {
              Map<String, Set<String>> labels = new HashMap<>();
              alternative.forEach((process, at) -> labels.put(process, Set.copyOf(at)));
              return new Places(labels);
            })
        .toList();
  }

  Optional<Rule> of(String event) {
    return Optional.ofNullable(byEvent.get(event));
  }

  /** Whether the step, as process and label, counts when an event of the rule shows it. */
  boolean counts(Rule rule, String step) {
    return counted.get(rule.number()).contains(step);
  }

  Rule at(int number) {
    return all.get(number);
  }

  List<Rule> all() {
    return all;
  }
}
