package org.rmapcheck.trace;

import java.util.List;
import java.util.Locale;
import org.rmapcheck.trace.Palette.Role;

/**
 * A trace as text: the finding in words, the run with one lane per process, why the formula is
 * false, and the command that replays it.
 *
 * <p>The result is printable ASCII with LF line ends, and no line is wider than asked for. Whatever
 * a document contains, it cannot send an escape sequence to the terminal.
 */
public final class LaneRenderer {
  /** Width where nobody says otherwise: what mail and old terminals hold. */
  public static final int DEFAULT_WIDTH = 72;

  /** Narrowest page. */
  public static final int MIN_WIDTH = 40;

  /** Widest page: beyond it the eye loses the line. */
  public static final int MAX_WIDTH = 160;

  private final int width;
  private final Palette palette;

  /**
   * Creates a renderer.
   *
   * @param width columns of the page, from {@value #MIN_WIDTH} to {@value #MAX_WIDTH}
   * @throws IllegalArgumentException when the width is outside
   */
  public LaneRenderer(int width, Palette palette) {
    if (width < MIN_WIDTH || width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "width " + width + "; allowed: " + MIN_WIDTH + " to " + MAX_WIDTH);
    }
    this.width = width;
    this.palette = palette;
  }

  /** The whole page. */
  public String render(TraceDocument trace) {
    Page page = new Page(width, palette);
    finding(page, trace);
    page.blank();
    legend(page, trace);
    LaneSection.write(page, trace);
    page.blank();
    evaluation(page, trace);
    page.blank();
    page.line(Role.HEADING, "Replay");
    ShellLines.of(trace.replay(), width).forEach(line -> page.line(Role.TEXT, line));
    return page.toString();
  }

  /** Three to five lines: what is violated, the answer, how deep, and the trace's file. */
  public String renderSummary(TraceDocument trace, String fileName) {
    Page page = new Page(width, palette);
    TracedProperty property = trace.property();
    page.line(
        Role.ALARM,
        Ascii.shorten(
            "%s: %s, %s %s"
                .formatted(
                    trace.scenario().name(),
                    property.kind().text(),
                    property.id(),
                    property.name()),
            width));
    List<String> answer = WordWrap.lines(trace.answer().answer(), width - 2, width - 2);
    page.line(Role.TEXT, "  " + answer.get(0));
    if (answer.size() > 1) {
      String more = answer.size() > 2 ? answer.get(1) + "..." : answer.get(1);
      page.line(Role.TEXT, "  " + Ascii.shorten(more, width - 2));
    }
    String depth = trace.answer().depth() + " steps; " + trace.answer().explored();
    page.line(Role.TEXT, "  " + Ascii.shorten(depth, width - 2));
    page.line(Role.TEXT, "  " + Ascii.shorten(fileName, width - 2));
    return page.toString();
  }

  private static void finding(Page page, TraceDocument trace) {
    TracedProperty property = trace.property();
    Answer answer = trace.answer();
    page.entry("Question", Role.TEXT, answer.question());
    page.entry("Answer", Role.HEADING, answer.answer());
    page.blank();
    page.entry(
        property.kind().heading(),
        Role.ALARM,
        "%s %s: %s".formatted(property.id(), property.name(), property.statement()));
    page.entry("Symptom", Role.TEXT, property.symptom());
    page.entry(
        "Holds if", Role.GOOD, answer.nearestHolding().map(LaneRenderer::difference).orElse(""));
    page.blank();
    page.entry("Scenario", Role.TEXT, trace.scenario().name());
    page.entry("Kernel", Role.TEXT, trace.kernel());
    page.entry("Scope", Role.TEXT, answer.scope());
    page.entry("Searched", Role.TEXT, answer.explored() + " (" + trace.strategy() + ")");
    page.entry(
        "Run",
        Role.TEXT,
        trace.answer().depth()
            + " steps, "
            + trace.contextSwitches()
            + (trace.contextSwitches() == 1 ? " context switch" : " context switches"));
  }

  /** What the marks mean, where steps are marked. */
  private static void legend(Page page, TraceDocument trace) {
    if (trace.isExplained() && !trace.steps().isEmpty()) {
      long matter = trace.steps().stream().filter(TraceStep::matters).count();
      int all = trace.answer().depth();
      String left = trace.steps().size() < all ? " The others are left out." : "";
      page.paragraph(
          0,
          Role.RULER,
          "* marks the %d of %d steps on which the violation depends.%s"
              .formatted(matter, all, left));
      page.blank();
    }
  }

  private static String difference(NearestHolding near) {
    return "%s: %s -> %s (scenario %s, all %s states)"
        .formatted(
            near.switchKey(),
            near.thisValue(),
            near.thatValue(),
            near.scenario(),
            String.format(Locale.ROOT, "%,d", near.states()));
  }

  private static void evaluation(Page page, TraceDocument trace) {
    Evaluation evaluation = trace.evaluation();
    page.entry("Formula", Role.TEXT, formula(trace));
    page.paragraph(
        0, Role.TEXT, "is %s in the last state:".formatted(evaluation.formula().value()));
    for (FormulaValue leaf : evaluation.falseParts()) {
      page.paragraph(2, Role.ALARM, leaf.text() + " is " + leaf.value());
    }
  }

  private static String formula(TraceDocument trace) {
    String written = trace.property().formula();
    return written.isBlank() ? trace.evaluation().formula().text() : written;
  }
}
