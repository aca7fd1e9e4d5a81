package org.rmapcheck.cli.matrix;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.trace.WordWrap;

/** The answer that {@code --minimal} asks for, or why there is none. */
public final class AnswerPage {

  private static final int INDENT = 4;

  private final Optional<Answer> answer;
  private final String refusal;
  private final ExitStatus status;

  private AnswerPage(Optional<Answer> answer, String refusal, ExitStatus status) {
    this.answer = answer;
    this.refusal = refusal;
    this.status = status;
  }

  /** The answer for a matrix. */
  public static AnswerPage of(Matrix matrix, int safe) {
    Finding start = matrix.findings().get(safe);
    String design = Product.words(matrix.plan().product().values(safe));
    if (matrix.count(Finding.Kind.OPEN) + matrix.count(Finding.Kind.MODEL_ERROR) > 0) {
      return none("No answer: some cells are not decided.", ExitStatus.OK);
    } else if (start.kind() == Finding.Kind.INVALID) {
      return none("No answer: the base's design cannot be (" + design + ").", ExitStatus.USAGE);
    } else if (start.lead().isPresent()) {
      return none(
          "No answer: the base's design is not safe (" + design + ": " + start.words() + ").",
          status(start.lead().get().kind()));
    }
    return new AnswerPage(Optional.of(new Answer(matrix, safe)), "", ExitStatus.OK);
  }

  private static AnswerPage none(String refusal, ExitStatus status) {
    return new AnswerPage(Optional.empty(), refusal, status);
  }

  private static ExitStatus status(PropertyKind kind) {
    return switch (kind) {
      case HARM -> ExitStatus.HARM;
      case DISCIPLINE, BOOKS -> ExitStatus.DISCIPLINE;
      case DEADLOCK -> ExitStatus.HANG;
      case MODEL_ERROR -> ExitStatus.MODEL_ERROR;
    };
  }

  public Optional<Answer> answer() {
    return answer;
  }

  public ExitStatus status() {
    return status;
  }

  /** Prints it. */
  public void print(Console console) {
    console.line();
    if (answer.isEmpty()) {
      console.line(piece(Role.ALARM, refusal));
      return;
    }
    Answer found = answer.get();
    List<String> minimal = found.minimal();
    if (minimal.isEmpty()) {
      console.line(piece(Role.GOOD, "Nothing in this product breaks."));
      return;
    }
    console.line(piece(Role.HEADING, "Decided otherwise, each of these breaks the safe design"));
    paragraph(console, "(safe: " + found.safeDesign() + ")");
    for (int i = 0; i < minimal.size(); i++) {
      paragraph(console, minimal.get(i));
      found.decisions().get(i).forEach(words -> detail(console, words));
    }
    console.line();
    console.line(piece(Role.HEADING, "Acceptable within this product? Yes, if and only if"));
    String and = "    ";
    for (int i = 0; i < found.clauses().size(); i++) {
      paragraph(console, and + found.clauses().get(i));
      found.requirements().get(i).forEach(words -> detail(console, words));
      and = "and ";
    }
    if (found.silent() > 0) {
      paragraph(
          console, "(" + found.silent() + " cells that cannot be or are vacuous say nothing)");
    }
  }

  /** What a line means, below it. */
  private static void detail(Console console, String text) {
    String margin = " ".repeat(2 * INDENT);
    int room = console.width() - 2 * INDENT;
    WordWrap.lines(text, room, room).forEach(line -> console.line(margin + line));
  }

  private static void paragraph(Console console, String text) {
    String margin = " ".repeat(INDENT);
    int room = console.width() - INDENT;
    for (String line : WordWrap.lines(text, room, room - INDENT)) {
      console.line(margin + line);
      margin = " ".repeat(2 * INDENT);
    }
  }
}
