package org.rmapcheck.trace.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rmapcheck.trace.BrokenProperty;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

/**
 * Trace events in JSON (the Trace Event Format), as ui.perfetto.dev and chrome://tracing open them:
 * a thread for each process, a slice of a millisecond for each step, an instant where a property
 * breaks, a flow arrow for what depends on what. The times are positions, nothing was measured.
 */
final class Perfetto {

  private static final long STEP_MICROS = 1_000;
  private static final long SLICE_MICROS = 900;

  private Perfetto() {}

  static String of(TraceDocument trace) {
    List<Consumer<JsonWriting>> events = new ArrayList<>();
    events.add(metadata("process_name", 0, "rmapcheck " + trace.scenario().name()));
    List<String> acting = trace.steps().stream().map(TraceStep::process).distinct().toList();
    for (int i = 0; i < acting.size(); i++) {
      events.add(metadata("thread_name", i + 1, acting.get(i)));
    }
    int[] flows = {0};
    for (TraceStep step : trace.steps()) {
      int thread = acting.indexOf(step.process()) + 1;
      events.add(slice(step, thread));
      step.breaks().forEach(broken -> events.add(instant(step, thread, broken)));
      for (StepExplanation.Cause cause : causes(step)) {
        String process = trace.steps().get(cause.step() - 1).process();
        if (!process.equals(step.process())) {
          int id = ++flows[0];
          int from = acting.indexOf(process) + 1;
          events.add(flow("s", id, cause, from, time(cause.step()) + SLICE_MICROS / 2));
          events.add(flow("f", id, cause, thread, time(step.index()) + 1));
        }
      }
    }
    return JsonWriting.document(
        out -> {
          out.text("displayTimeUnit", "ms");
          out.list("traceEvents", events, (to, event) -> to.flat(event));
        });
  }

  private static List<StepExplanation.Cause> causes(TraceStep step) {
    return step.explanation().map(StepExplanation::because).orElse(List.of());
  }

  private static long time(int step) {
    return step * STEP_MICROS;
  }

  private static void place(JsonWriting out, String phase, long time, int thread) {
    out.text("ph", phase);
    out.number("ts", time);
    out.number("pid", 1);
    out.number("tid", thread);
  }

  private static Consumer<JsonWriting> metadata(String what, int thread, String name) {
    return out -> {
      out.text("name", what);
      place(out, "M", 0, thread);
      out.object("args", args -> args.text("name", name));
    };
  }

  private static Consumer<JsonWriting> slice(TraceStep step, int thread) {
    return out -> {
      out.text("name", Words.name(step));
      out.text("cat", step.matters() ? "matters" : "other");
      place(out, "X", time(step.index()), thread);
      out.number("dur", SLICE_MICROS);
      out.object(
          "args",
          args -> {
            args.number("step", step.index());
            args.text("words", Words.of(step));
            args.text("changes", Words.changes(step, " -> "));
          });
    };
  }

  private static Consumer<JsonWriting> instant(TraceStep step, int thread, BrokenProperty broken) {
    return out -> {
      out.text("name", "breaks " + broken.id() + " " + broken.name());
      out.text("cat", broken.kind().text());
      place(out, "i", time(step.index()) + SLICE_MICROS, thread);
      out.text("s", "p");
      out.object("args", args -> args.text("statement", broken.statement()));
    };
  }

  private static Consumer<JsonWriting> flow(
      String phase, int id, StepExplanation.Cause cause, int thread, long time) {
    return out -> {
      out.text("name", cause.variable());
      out.text("cat", "depends");
      place(out, phase, time, thread);
      out.number("id", id);
      if (phase.equals("f")) {
        out.text("bp", "e");
      }
    };
  }
}
