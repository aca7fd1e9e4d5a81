package org.rmapcheck.cli.print;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.cli.explain.Comparison;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.WordWrap;

/** Two runs in two columns; equal stretches are shortened, differences are marked. */
public final class SideBySide {

  private static final int NUMBER = 5;
  private static final int KEPT = 2;

  private final Console console;
  private final int column;

  public SideBySide(Console console) {
    this.console = console;
    this.column = (console.width() - NUMBER - 3) / 2;
  }

  public void print(Comparison comparison, String left, String right) {
    line("", left, right, Role.HEADING);
    console.line(piece(Role.RULER, "-".repeat(console.width())));
    List<Comparison.Line> lines = comparison.lines();
    int equal = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (isFarFromDifferences(lines, i)) {
        equal++;
        continue;
      }
      equal = left(equal);
      print(lines.get(i));
    }
    left(equal);
  }

  private int left(int equal) {
    if (equal > 0) {
      String steps = equal == 1 ? " step is" : " steps are";
      console.line(piece(Role.RULER, " ".repeat(NUMBER) + "... " + equal + steps + " the same"));
    }
    return 0;
  }

  private static boolean isFarFromDifferences(List<Comparison.Line> lines, int at) {
    for (int i = Math.max(0, at - KEPT); i <= Math.min(lines.size() - 1, at + KEPT); i++) {
      if (lines.get(i).differs()) {
        return false;
      }
    }
    return true;
  }

  private void print(Comparison.Line line) {
    String number = line.index() == 0 ? "" : Integer.toString(line.index());
    Role role = line.differs() ? Role.STEP : Role.RULER;
    line((line.differs() ? "! " : "  ") + number, line.left(), line.right(), role);
    if (line.differs()) {
      int most = Math.max(line.changesLeft().size(), line.changesRight().size());
      for (int i = 0; i < most; i++) {
        line("", at(line.changesLeft(), i), at(line.changesRight(), i), Role.CHANGE);
      }
    }
  }

  private static String at(List<String> texts, int i) {
    return i < texts.size() ? "  " + texts.get(i) : "";
  }

  private void line(String number, String left, String right, Role role) {
    List<String> lefts = wrapped(left);
    List<String> rights = wrapped(right);
    for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
      console.line(
          piece(Role.RULER, padded(i == 0 ? number : "", NUMBER)),
          piece(role, padded(i < lefts.size() ? lefts.get(i) : "", column)),
          piece(Role.RULER, " | "),
          piece(role, i < rights.size() ? rights.get(i) : ""));
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private List<String> wrapped(String text) {
    String indent = text.startsWith("  ") ? "  " : "";
    List<String> lines = new ArrayList<>();
    int room = column - indent.length();
    for (String line : WordWrap.lines(text.strip(), room, room)) {
      lines.add(indent + line);
    }
    return lines;
  }
}
