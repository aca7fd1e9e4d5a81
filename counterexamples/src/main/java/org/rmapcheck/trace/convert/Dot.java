package org.rmapcheck.trace.convert;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

/** A graph of the steps: a cluster for each process, dashed edges for what depends on what. */
final class Dot {

  private Dot() {}

  static String of(TraceDocument trace) {
    StringBuilder text = new StringBuilder("digraph trace {\n");
    text.append("  label=").append(quoted(trace.answer().answer())).append(";\n");
    text.append("  node [shape=box, fontname=\"sans-serif\"];\n");
    List<String> acting = trace.steps().stream().map(TraceStep::process).distinct().toList();
    for (int i = 0; i < acting.size(); i++) {
      cluster(text, trace, i, acting.get(i));
    }
    for (TraceStep step : trace.steps()) {
      step.explanation().map(StepExplanation::because).orElse(List.of()).stream()
          .filter(cause -> !cause.variable().equals(step.process()))
          .forEach(
              cause ->
                  text.append("  s")
                      .append(cause.step())
                      .append(" -> s")
                      .append(step.index())
                      .append(" [style=dashed, constraint=false, label=")
                      .append(quoted(cause.variable()))
                      .append("];\n"));
    }
    return text.append("}\n").toString();
  }

  private static void cluster(StringBuilder text, TraceDocument trace, int i, String process) {
    text.append("  subgraph cluster_").append(i).append(" {\n");
    text.append("    label=").append(quoted(process)).append(";\n");
    Optional<TraceStep> before = Optional.empty();
    for (TraceStep step : trace.steps()) {
      if (!step.process().equals(process)) {
        continue;
      }
      String style = step.matters() ? "solid" : "dotted";
      String color = step.breaks().isEmpty() ? "black" : "red";
      text.append("    s").append(step.index()).append(" [label=");
      text.append(quoted(step.index() + " " + Words.name(step)));
      text.append(", style=").append(style).append(", color=").append(color).append("];\n");
      int now = step.index();
      before.ifPresent(b -> text.append("    s" + b.index() + " -> s" + now + ";\n"));
      before = Optional.of(step);
    }
    text.append("  }\n");
  }

  private static String quoted(String text) {
    return "\"" + Ascii.clean(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
