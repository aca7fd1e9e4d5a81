package org.rmapcheck.trace;

import java.util.List;

/** From a trace to JSON; the order of the calls is the order of the keys in the file. */
final class TraceEncoding {
  private TraceEncoding() {}

  static void trace(JsonWriting out, TraceDocument trace) {
    out.number("schemaVersion", TraceDocument.SCHEMA_VERSION);
    out.text("tool", trace.tool());
    out.text("modelHash", trace.modelHash());
    out.text("kernel", trace.kernel());
    out.text("strategy", trace.strategy());
    out.object("property", to -> property(to, trace.property()));
    out.object("answer", to -> answer(to, trace));
    out.object("scenario", to -> ScenarioCodec.encode(to, trace.scenario()));
    out.texts("processes", trace.processes());
    out.texts("constants", trace.constants());
    out.texts("initialState", trace.initialState());
    breaks(out, "initialBreaks", trace.initialBreaks());
    out.list("steps", trace.steps(), (to, step) -> to.object(members -> step(members, step)));
    out.object("evaluation", to -> evaluation(to, trace.evaluation()));
    out.text("replay", trace.replay());
  }

  private static void property(JsonWriting out, TracedProperty property) {
    out.text("id", property.id());
    out.text("name", property.name());
    out.text("kind", property.kind().text());
    out.text("statement", property.statement());
    out.text("formula", property.formula());
    out.text("symptom", property.symptom());
  }

  private static void answer(JsonWriting out, TraceDocument trace) {
    Answer answer = trace.answer();
    out.text("question", answer.question());
    out.text("answer", answer.answer());
    answer.nearestHolding().ifPresent(near -> out.flat("nearestHolding", to -> near(to, near)));
    out.text("scope", answer.scope());
    out.text("explored", answer.explored());
    out.number("states", answer.states());
    out.number("transitions", answer.transitions());
    out.number("depth", answer.depth());
    out.number("contextSwitches", trace.contextSwitches());
  }

  private static void near(JsonWriting out, NearestHolding near) {
    out.text("scenario", near.scenario());
    out.text("switchKey", near.switchKey());
    out.text("thisValue", near.thisValue());
    out.text("thatValue", near.thatValue());
    out.number("states", near.states());
  }

  private static void step(JsonWriting out, TraceStep step) {
    out.number("index", step.index());
    out.text("process", step.process());
    out.text("label", step.label());
    out.number("arm", step.arm());
    out.flat("choices", to -> step.choices().forEach(to::text));
    out.flat(
        "kernel",
        to -> {
          to.text("function", step.kernel().function());
          to.text("call", step.kernel().call());
          to.text("file", step.kernel().file());
        });
    out.list("changes", step.changes(), (to, change) -> to.flat(flat -> change(flat, change)));
    breaks(out, "breaks", step.breaks());
    step.explanation().ifPresent(e -> out.object("explanation", to -> explanation(to, e)));
  }

  private static void explanation(JsonWriting out, StepExplanation explanation) {
    out.text("sentence", explanation.sentence());
    out.text("reason", explanation.reason());
    out.bool("matters", explanation.matters());
    out.list(
        "because",
        explanation.because(),
        (to, cause) ->
            to.flat(
                flat -> {
                  flat.number("step", cause.step());
                  flat.text("variable", cause.variable());
                }));
  }

  private static void change(JsonWriting out, VariableChange change) {
    out.text("variable", change.variable());
    out.text("old", change.oldValue());
    out.text("new", change.newValue());
  }

  private static void breaks(JsonWriting out, String key, List<BrokenProperty> breaks) {
    out.list(
        key,
        breaks,
        (to, broken) ->
            to.object(
                members -> {
                  members.text("id", broken.id());
                  members.text("name", broken.name());
                  members.text("kind", broken.kind().text());
                  members.text("statement", broken.statement());
                }));
  }

  private static void evaluation(JsonWriting out, Evaluation evaluation) {
    out.object("formula", to -> part(to, evaluation.formula()));
    out.list(
        "falseParts",
        evaluation.falseParts(),
        (to, leaf) ->
            to.flat(
                flat -> {
                  flat.text("text", leaf.text());
                  flat.text("value", leaf.value());
                }));
  }

  private static void part(JsonWriting out, FormulaPart part) {
    out.text("text", part.text());
    out.text("value", part.value());
    out.list(
        "parts",
        part.parts(),
        (to, child) -> {
          if (child.parts().isEmpty()) {
            to.flat(members -> part(members, child));
          } else {
            to.object(members -> part(members, child));
          }
        });
  }
}
