package org.rmapcheck.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From JSON to a trace, complaint by complaint. */
final class TraceDecoding {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,128}");
  private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*");

  private TraceDecoding() {}

  static TraceDocument trace(Cursor root) throws DocumentException {
    Cursor at =
        root.ofVersion("a trace", TraceDocument.OLDEST_VERSION, TraceDocument.SCHEMA_VERSION)
            .only(
                "schemaVersion",
                "tool",
                "modelHash",
                "kernel",
                "strategy",
                "property",
                "answer",
                "scenario",
                "processes",
                "constants",
                "initialState",
                "initialBreaks",
                "steps",
                "evaluation",
                "replay");
    List<String> processes = at.at("processes").names();
    TraceDocument trace =
        new TraceDocument(
            at.at("tool").words(),
            at.at("modelHash").matching(HASH, "8 to 128 lower-case hexadecimal digits"),
            at.at("kernel").words(),
            at.at("strategy").words(),
            property(at.at("property")),
            answer(at.at("answer")),
            ScenarioCodec.decode(at.at("scenario")),
            processes,
            at.has("constants") ? at.at("constants").map(Cursor::words) : Map.of(),
            at.at("initialState").map(Cursor::words),
            at.at("initialBreaks").list(TraceDecoding::broken),
            steps(at.at("steps"), processes),
            evaluation(at.at("evaluation")),
            at.at("replay").matching(ONE_LINE, "a command on one line"));
    if (at.at("answer").has("contextSwitches")) {
      Cursor switches = at.at("answer").at("contextSwitches");
      if (switches.count() != trace.contextSwitches()) {
        throw switches.expected(trace.contextSwitches() + ", as the steps have it");
      }
    }
    return trace;
  }

  private static TracedProperty property(Cursor at) throws DocumentException {
    at.only("id", "name", "kind", "statement", "formula", "symptom");
    return new TracedProperty(
        at.at("id").words(),
        at.at("name").words(),
        kind(at.at("kind")),
        at.at("statement").words(),
        at.at("formula").text(),
        at.at("symptom").text());
  }

  private static BrokenProperty broken(Cursor at) throws DocumentException {
    at.only("id", "name", "kind", "statement");
    return new BrokenProperty(
        at.at("id").words(),
        at.at("name").words(),
        kind(at.at("kind")),
        at.at("statement").words());
  }

  private static PropertyKind kind(Cursor at) throws DocumentException {
    String text = at.text();
    for (PropertyKind kind : PropertyKind.values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw at.expected(
        Arrays.stream(PropertyKind.values())
            .map(kind -> "\"" + kind.text() + "\"")
            .collect(Collectors.joining(", ", "one of ", "")));
  }

  private static Answer answer(Cursor at) throws DocumentException {
    at.only(
        "question",
        "answer",
        "nearestHolding",
        "scope",
        "explored",
        "states",
        "transitions",
        "depth",
        "contextSwitches");
    return new Answer(
        at.at("question").words(),
        at.at("answer").words(),
        at.has("nearestHolding") ? Optional.of(nearest(at.at("nearestHolding"))) : Optional.empty(),
        at.at("scope").words(),
        at.at("explored").words(),
        at.at("states").from0To(Long.MAX_VALUE),
        at.at("transitions").from0To(Long.MAX_VALUE),
        at.at("depth").count());
  }

  private static NearestHolding nearest(Cursor at) throws DocumentException {
    at.only("scenario", "switchKey", "thisValue", "thatValue", "states");
    return new NearestHolding(
        at.at("scenario").words(),
        at.at("switchKey").words(),
        at.at("thisValue").words(),
        at.at("thatValue").words(),
        at.at("states").from0To(Long.MAX_VALUE));
  }

  private static List<TraceStep> steps(Cursor at, List<String> processes) throws DocumentException {
    Set<String> known = Set.copyOf(processes);
    List<TraceStep> steps = new ArrayList<>();
    return at.list(
        item -> {
          TraceStep step = step(item);
          if (step.index() != steps.size() + 1) {
            throw item.at("index").expected(steps.size() + 1 + ", the position in the trace");
          }
          if (!known.contains(step.process())) {
            throw item.at("process").expected("one of " + String.join(", ", processes));
          }
          steps.add(step);
          return step;
        });
  }

  private static TraceStep step(Cursor at) throws DocumentException {
    at.only(
        "index",
        "process",
        "label",
        "arm",
        "choices",
        "kernel",
        "changes",
        "breaks",
        "explanation");
    return new TraceStep(
        at.at("index").count(),
        at.at("process").words(),
        at.at("label").words(),
        at.at("arm").count(),
        at.at("choices").map(Cursor::words),
        kernel(at.at("kernel")),
        at.at("changes").list(TraceDecoding::change),
        at.at("breaks").list(TraceDecoding::broken),
        at.has("explanation")
            ? Optional.of(explanation(at.at("explanation"), at.at("index").count()))
            : Optional.empty());
  }

  private static StepExplanation explanation(Cursor at, int index) throws DocumentException {
    at.only("sentence", "reason", "matters", "because");
    return new StepExplanation(
        at.at("sentence").words(),
        at.at("reason").text(),
        at.at("matters").bool(),
        at.at("because")
            .list(
                cause -> {
                  cause.only("step", "variable");
                  int step = cause.at("step").count();
                  if (step < 1 || step >= index) {
                    throw cause.at("step").expected("the index of an earlier step");
                  }
                  return new StepExplanation.Cause(step, cause.at("variable").words());
                }));
  }

  private static KernelCall kernel(Cursor at) throws DocumentException {
    at.only("function", "call", "file");
    return new KernelCall(at.at("function").text(), at.at("call").text(), at.at("file").text());
  }

  private static VariableChange change(Cursor at) throws DocumentException {
    at.only("variable", "old", "new");
    return new VariableChange(
        at.at("variable").words(), at.at("old").words(), at.at("new").words());
  }

  private static Evaluation evaluation(Cursor at) throws DocumentException {
    at.only("formula", "falseParts");
    return new Evaluation(
        part(at.at("formula")),
        at.at("falseParts")
            .list(
                leaf -> {
                  leaf.only("text", "value");
                  return new FormulaValue(leaf.at("text").words(), leaf.at("value").words());
                }));
  }

  private static FormulaPart part(Cursor at) throws DocumentException {
    at.only("text", "value", "parts");
    return new FormulaPart(
        at.at("text").words(), at.at("value").words(), at.at("parts").list(TraceDecoding::part));
  }
}
