package org.rmapcheck.cli.matrix;

import static org.rmapcheck.cli.terminal.Console.piece;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.cli.check.PropertyCatalog;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.trace.Palette.Role;
import org.rmapcheck.trace.WordWrap;
import org.rmapcheck.ttm.design.Choice;

/** A matrix for people: the last switch in columns if they fit, a line for each cell if not. */
public final class MatrixTable {

  private static final int GAP = 2;
  private static final int MARGIN = 4;

  private final Console console;
  private final Matrix matrix;
  private final Product product;
  private final List<String> words;

  /** Why cells cannot be, each reason with the sign that stands for it. */
  private final Map<String, String> reasons = new LinkedHashMap<>();

  public MatrixTable(Console console, Matrix matrix) {
    this.console = console;
    this.matrix = matrix;
    this.product = matrix.plan().product();
    this.words = matrix.findings().stream().map(this::words).toList();
  }

  private String words(Finding finding) {
    if (finding.kind() != Finding.Kind.INVALID) {
      return finding.words();
    }
    StringBuilder signs = new StringBuilder(finding.words());
    for (String reason : finding.invalid()) {
      signs.append(' ').append(reasons.computeIfAbsent(reason, r -> "#" + (reasons.size() + 1)));
    }
    return signs.toString();
  }

  /** The table and what its signs mean. */
  public void print() {
    List<Integer> widths = new ArrayList<>();
    if (product.axes().size() > 1) {
      for (int column = 0; column < last().values().size(); column++) {
        widths.add(columnWidth(column));
      }
    }
    int whole = nameWidth(1) + widths.stream().mapToInt(width -> width).sum();
    if (!widths.isEmpty() && whole <= console.width()) {
      grid(widths);
    } else {
      lines();
    }
    legend();
  }

  private Axis last() {
    return product.axes().get(product.axes().size() - 1);
  }

  private int columnWidth(int column) {
    int columns = last().values().size();
    int longest = last().values().get(column).key().length();
    for (int cell = column; cell < product.size(); cell += columns) {
      longest = Math.max(longest, words.get(cell).length());
    }
    return longest + GAP;
  }

  /** Width of the first column if the last {@code left} switches are not in it. */
  private int nameWidth(int left) {
    int longest = head(left).length();
    for (int cell = 0; cell < product.size(); cell++) {
      longest = Math.max(longest, name(cell, left).length());
    }
    return longest + GAP;
  }

  private String head(int left) {
    List<Axis> axes = product.axes();
    return axes.subList(0, axes.size() - left).stream()
        .map(Axis::key)
        .collect(Collectors.joining(", "));
  }

  private String name(int cell, int left) {
    List<Choice> values = product.values(cell);
    return values.subList(0, values.size() - left).stream()
        .map(Choice::key)
        .collect(Collectors.joining(", "));
  }

  private void grid(List<Integer> widths) {
    int width = nameWidth(1);
    int columns = widths.size();
    StringBuilder head = new StringBuilder(pad(head(1), width));
    for (int column = 0; column < columns; column++) {
      head.append(pad(last().values().get(column).key(), widths.get(column)));
    }
    console.line(piece(Role.RULER, head.toString()));
    for (int row = 0; row < product.size(); row += columns) {
      List<Console.Piece> pieces = new ArrayList<>();
      pieces.add(piece(Role.TEXT, pad(name(row, 1), width)));
      for (int column = 0; column < columns; column++) {
        int cell = row + column;
        pieces.add(piece(role(cell), pad(words.get(cell), widths.get(column))));
      }
      console.line(pieces.toArray(new Console.Piece[0]));
    }
  }

  private void lines() {
    int width = nameWidth(0);
    console.line(piece(Role.RULER, head(0)));
    for (int cell = 0; cell < product.size(); cell++) {
      console.line(piece(Role.TEXT, pad(name(cell, 0), width)), piece(role(cell), words.get(cell)));
    }
  }

  private Role role(int cell) {
    return switch (matrix.findings().get(cell).kind()) {
      case HOLDS -> Role.GOOD;
      case VIOLATED, MODEL_ERROR -> Role.ALARM;
      case VACUOUS, INVALID, OPEN -> Role.TEXT;
    };
  }

  private void legend() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (int cell = 0; cell < product.size(); cell++) {
      Finding finding = matrix.findings().get(cell);
      Set<String> named = new HashSet<>(finding.vacuous());
      finding.lead().ifPresent(lead -> named.add(lead.id()));
      if (!properties.keySet().containsAll(named)) {
        int model = matrix.plan().cells().get(cell).model();
        PropertyCatalog.of(matrix.plan().models().get(model).model()).stream()
            .filter(p -> named.contains(p.id()))
            .forEach(p -> properties.putIfAbsent(p.id(), words(p)));
      }
    }
    if (!properties.isEmpty() || !reasons.isEmpty()) {
      console.line();
    }
    properties.values().forEach(this::paragraph);
    reasons.forEach((reason, sign) -> paragraph(sign + ": " + reason));
    if (matrix.count(Finding.Kind.VIOLATED) > 0) {
      paragraph("@: the fewest steps to it, merged where nobody can see or block the process");
    }
    if (matrix.count(Finding.Kind.VACUOUS) > 0) {
      paragraph("vacuous: nothing breaks, but the danger of these properties never occurs");
    }
    if (matrix.count(Finding.Kind.OPEN) > 0) {
      paragraph("open: the search did not end");
    }
  }

  private static String words(PropertyResult property) {
    return property.title() + " (" + property.kind().text() + "): " + property.statement();
  }

  private void paragraph(String text) {
    String margin = "";
    for (String line : WordWrap.lines(text, console.width(), console.width() - MARGIN)) {
      console.line(margin + line);
      margin = " ".repeat(MARGIN);
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
