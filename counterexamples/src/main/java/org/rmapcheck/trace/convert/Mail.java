package org.rmapcheck.trace.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rmapcheck.trace.Answer;
import org.rmapcheck.trace.Ascii;
import org.rmapcheck.trace.NearestHolding;
import org.rmapcheck.trace.StepExplanation;
import org.rmapcheck.trace.TraceDocument;
import org.rmapcheck.trace.TraceStep;
import org.rmapcheck.trace.TracedProperty;
import org.rmapcheck.trace.WordWrap;

/**
 * A message to a kernel list: at most {@value #MOST_LINES} lines of {@value #WIDTH} columns of
 * ASCII. First the harm and what a running kernel shows, then the run with a column for each CPU or
 * process, then what holds instead and what could still save the code.
 */
final class Mail {

  static final int MOST_LINES = 45;
  static final int WIDTH = 72;
  private static final int FEWEST_ROWS = 8;

  private final TraceDocument trace;
  private final MailNotes notes;

  private Mail(TraceDocument trace, MailNotes notes) {
    this.trace = trace;
    this.notes = notes;
  }

  static String of(TraceDocument trace, MailNotes notes) {
    return String.join("\n", new Mail(trace, notes).lines()) + "\n";
  }

  private List<String> lines() {
    List<String> head = head();
    List<String> foot = foot();
    int room = Math.max(FEWEST_ROWS, MOST_LINES - head.size() - foot.size());
    List<String> all = new ArrayList<>(head);
    all.addAll(new MailRun(trace, WIDTH).lines(room));
    all.addAll(foot);
    return all.size() <= MOST_LINES ? all : all.subList(0, MOST_LINES);
  }

  private List<String> head() {
    TracedProperty property = trace.property();
    Answer answer = trace.answer();
    List<String> lines = new ArrayList<>();
    paragraph(lines, answer.question(), 2);
    paragraph(lines, answer.answer(), 4);
    String symptom = property.symptom().isBlank() ? "" : property.symptom() + kasan(property);
    paragraph(lines, symptom.isEmpty() ? "" : "On a running kernel " + symptom + ".", 4);
    lines.add("");
    return lines;
  }

  /** What KASAN would say, as far as the model's authors have said it. */
  private static String kasan(TracedProperty property) {
    String symptom = property.symptom();
    if (symptom.contains("KASAN")) {
      return "";
    } else if (symptom.contains("nothing is logged") || symptom.contains("not instrumented")) {
      return "; so KASAN is silent";
    }
    return "; whether KASAN sees it the model does not say";
  }

  private List<String> foot() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    paragraph(lines, trace.answer().nearestHolding().map(Mail::control).orElse(""), 3);
    paragraph(lines, notes.parting(), 3);
    paragraph(lines, widen(), 3);
    paragraph(
        lines,
        notes.notModelled().isBlank()
            ? ""
            : "Not modelled, and could save the code: " + notes.notModelled() + ".",
        3);
    paragraph(
        lines,
        "Model of Linux "
            + trace.kernel()
            + "; "
            + trace.answer().explored()
            + "; "
            + trace.answer().depth()
            + " steps, "
            + trace.contextSwitches()
            + (trace.contextSwitches() == 1 ? " context switch" : " context switches")
            + ". Replay:",
        2);
    lines.add(Ascii.shorten("  " + trace.replay(), WIDTH));
    return lines;
  }

  private static String control(NearestHolding near) {
    return String.format(
        Locale.ROOT,
        "Control: with %s=%s instead of %s nothing breaks (all %,d states).",
        near.switchKey(),
        near.thatValue(),
        near.thisValue(),
        near.states());
  }

  /** The last place where one kernel function has to wait for another process. */
  private String widen() {
    Optional<String> found = Optional.empty();
    List<TraceStep> steps = trace.steps();
    for (int k = 1; k < steps.size(); k++) {
      TraceStep before = steps.get(k - 1);
      TraceStep after = steps.get(k);
      if (!before.process().equals(after.process()) && !before.kernel().function().isBlank()) {
        String until = steps.get(lastOf(steps, k)).kernel().function();
        found =
            Optional.of(
                "To widen the race, delay "
                    + before.process()
                    + " in "
                    + before.kernel().function()
                    + "() after step "
                    + before.index()
                    + (until.isBlank()
                        ? ""
                        : " until " + after.process() + " is in " + until + "()")
                    + ".");
      }
    }
    return found.orElse("");
  }

  /** Index of the last step of the stretch that begins at {@code k}. */
  private static int lastOf(List<TraceStep> steps, int k) {
    int last = k;
    while (last + 1 < steps.size()
        && steps.get(last + 1).process().equals(steps.get(k).process())) {
      last++;
    }
    return last;
  }

  /** Text in at most so many lines. */
  private static void paragraph(List<String> lines, String text, int most) {
    if (text.isBlank()) {
      return;
    }
    List<String> wrapped = WordWrap.lines(text, WIDTH, WIDTH);
    for (int i = 0; i < Math.min(most, wrapped.size()); i++) {
      boolean cut = i == most - 1 && wrapped.size() > most;
      lines.add(cut ? Ascii.shorten(wrapped.get(i) + " ...", WIDTH) : wrapped.get(i));
    }
  }

  /** What a step does, in a few words. */
  static String brief(TraceStep step) {
    String function = step.kernel().function();
    String name = function.isBlank() ? step.label() : function + "()";
    String changes = Words.changes(step, "->");
    if (!changes.isEmpty()) {
      return name + " " + changes;
    }
    String reason = step.explanation().map(StepExplanation::reason).orElse("");
    return reason.startsWith("finds no") ? name + " " + reason : name;
  }
}
