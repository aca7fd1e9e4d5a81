package org.rmapcheck.trace.convert;

import java.util.List;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.BrokenProperty;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;

/** A sequence diagram: a participant for each process, a message to itself for each step. */
final class Mermaid {

  private static final int LONGEST = 160;

  private Mermaid() {}

  static String of(TraceDocument trace) {
    List<String> acting = trace.steps().stream().map(TraceStep::process).distinct().toList();
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    for (int i = 0; i < acting.size(); i++) {
      text.append("  participant p").append(i).append(" as ").append(clean(acting.get(i)));
      text.append('\n');
    }
    for (TraceStep step : trace.steps()) {
      String lane = "p" + acting.indexOf(step.process());
      String arrow = step.matters() ? "->>" : "-->>";
      text.append("  ").append(lane).append(arrow).append(lane).append(": ");
      text.append(step.index()).append(' ').append(clean(Words.name(step)));
      String changes = Words.changes(step, " to ");
      if (!changes.isEmpty()) {
        text.append("<br/>").append(clean(changes));
      }
      text.append('\n');
      for (BrokenProperty broken : step.breaks()) {
        text.append("  Note over ").append(lane).append(": breaks ");
        text.append(clean(broken.id() + " " + broken.name())).append('\n');
      }
    }
    return text.toString();
  }

  /** Characters with a meaning become codes. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    for (char c : Ascii.shorten(text, LONGEST).toCharArray()) {
      boolean plain = Character.isLetterOrDigit(c) || " _.,:()[]/+-=".indexOf(c) >= 0;
      clean.append(plain ? String.valueOf(c) : "#" + (int) c + ";");
    }
    return clean.toString();
  }
}
