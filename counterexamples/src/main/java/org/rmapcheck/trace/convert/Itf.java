package org.rmapcheck.trace.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;
import org.rmapcheck.trace.VariableChange;

/**
 * The Informal Trace Format (Apalache ADR 15): all states in full. An array is a map from its
 * index, or the tuple of its indices, to its values.
 */
final class Itf {

  private static final String ACTION = "mbt::actionTaken";
  private static final Pattern INDEX = Pattern.compile("\\[([^\\]]*)\\]");

  private final TraceDocument trace;
  private final List<Map<String, String>> states = new ArrayList<>();
  private final Map<String, List<String>> families = new LinkedHashMap<>();

  private Itf(TraceDocument trace) {
    this.trace = trace;
    states.add(trace.initialState());
    for (TraceStep step : trace.steps()) {
      Map<String, String> next = new LinkedHashMap<>(states.get(states.size() - 1));
      for (VariableChange change : step.changes()) {
        next.put(change.variable(), change.newValue());
      }
      states.add(next);
    }
    for (String variable : states.get(states.size() - 1).keySet()) {
      families.computeIfAbsent(family(variable), name -> new ArrayList<>()).add(variable);
    }
  }

  static String of(TraceDocument trace) {
    return new Itf(trace).text();
  }

  private static String family(String variable) {
    int bracket = variable.indexOf('[');
    return bracket < 0 ? variable : variable.substring(0, bracket);
  }

  private String text() {
    List<String> names = new ArrayList<>(families.keySet());
    names.add(ACTION);
    return JsonWriting.document(
        out -> {
          out.flat(
              "#meta",
              meta -> {
                meta.text("format", "ITF");
                meta.text("source", trace.scenario().name());
                meta.text("description", trace.property().id() + " " + trace.property().name());
              });
          out.texts("vars", names);
          out.list("states", indices(), (to, k) -> to.object(members -> state(members, k)));
        });
  }

  private List<Integer> indices() {
    List<Integer> indices = new ArrayList<>();
    for (int k = 0; k < states.size(); k++) {
      indices.add(k);
    }
    return indices;
  }

  private void state(JsonWriting out, int k) {
    out.flat("#meta", meta -> meta.number("index", k));
    families.forEach((name, members) -> variable(out, k, name, members));
    out.text(ACTION, k == 0 ? "init" : action(trace.steps().get(k - 1)));
  }

  private static String action(TraceStep step) {
    return step.process() + "." + step.label();
  }

  private void variable(JsonWriting out, int k, String name, List<String> members) {
    boolean truth = all(members, "true|false");
    boolean whole = all(members, "-?[0-9]{1,18}");
    if (members.size() == 1 && members.get(0).equals(name)) {
      String value = value(k, name);
      if (truth) {
        out.bool(name, value.equals("true"));
      } else if (whole) {
        out.flat(name, number -> number.text("#bigint", value));
      } else {
        out.text(name, value);
      }
      return;
    }
    out.flat(
        name,
        map ->
            map.flatArray(
                "#map",
                pairs ->
                    members.forEach(
                        member ->
                            pairs.array(
                                pair -> {
                                  key(pair, member);
                                  value(pair, value(k, member), truth, whole);
                                }))));
  }

  private static void key(JsonWriting out, String member) {
    List<String> indices = new ArrayList<>();
    Matcher matcher = INDEX.matcher(member);
    while (matcher.find()) {
      indices.add(matcher.group(1));
    }
    if (indices.size() == 1) {
      out.value(indices.get(0));
    } else {
      out.flat(tuple -> tuple.flatArray("#tup", parts -> indices.forEach(parts::value)));
    }
  }

  private static void value(JsonWriting out, String value, boolean truth, boolean whole) {
    if (truth) {
      out.value(value.equals("true"));
    } else if (whole) {
      out.flat(number -> number.text("#bigint", value));
    } else {
      out.value(value);
    }
  }

  private String value(int k, String variable) {
    return states.get(k).getOrDefault(variable, "unknown");
  }

  private boolean all(List<String> members, String form) {
    for (Map<String, String> state : states) {
      for (String member : members) {
        if (!state.getOrDefault(member, "").matches(form)) {
          return false;
        }
      }
    }
    return true;
  }
}
