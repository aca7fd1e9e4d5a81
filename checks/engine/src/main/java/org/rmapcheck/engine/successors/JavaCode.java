package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rmapcheck.engine.state.Field;
import org.rmapcheck.model.ir.Variable;

/**
 * The Java text of one class, most of whose methods have the words of a state as their first
 * parameters, {@code w0}, {@code w1} and so on.
 *
 * <p>Long expressions become methods of their own: a method of more than 8,000 bytes of code would
 * never be compiled by the virtual machine, and small ones are inlined where it pays.
 */
final class JavaCode {

  private static final int EXPRESSION_LIMIT = 600;

  private final int width;
  private final StringBuilder members = new StringBuilder();
  private final Map<String, String> outlined = new HashMap<>();
  private final Map<Variable, String> readers = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Elements of an array with one range that lie in one word, at equal distances of some bits. */
  private record Run(int first, int count, int distance, Field field) {

    /** Whether an offset, which is not negative, is one of them. */
    String holds(String offset) {
      String below = offset + " < " + (first + count);
      return first == 0 ? below : offset + " >= " + first + " && " + below;
    }
  }

  JavaCode(int width) {
    this.width = width;
  }

  /** Such as {@code long w0, long w1}. */
  String parameters() {
    return each("long w");
  }

  /** Such as {@code w0, w1}. */
  String arguments() {
    return each("w");
  }

  private String each(String prefix) {
    return IntStream.range(0, width).mapToObj(w -> prefix + w).collect(Collectors.joining(", "));
  }

  /** A name that nothing else in this class has; letters and digits of the wish are kept. */
  String name(String wish) {
    String letters = wish.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
    String base =
        letters.isEmpty() || !Character.isLetter(letters.charAt(0)) ? "x" + letters : letters;
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  static String hex(long bits) {
    return bits >= 0 && bits < 10 ? bits + "L" : "0x" + Long.toHexString(bits) + "L";
  }

  static String number(long value) {
    if (value == Long.MIN_VALUE) {
      return "Long.MIN_VALUE";
    }
    return value < 0 ? "(" + value + "L)" : value + "L";
  }

  /** One line of comment; what would end it is left out. */
  static String comment(String text) {
    return "// " + text.replaceAll("\\s+", " ").replace('\\', '/');
  }

  /** Adds a method. */
  void method(String head, List<String> body) {
    members.append("\n  ").append(head).append(" {\n");
    for (String line : body) {
      members.append("    ").append(line).append('\n');
    }
    members.append("  }\n");
  }

  /** Adds a field. */
  void field(String declaration) {
    members.append("  ").append(declaration).append('\n');
  }

  /** Adds a comment between methods. */
  void remark(String text) {
    members.append("\n  ").append(comment(text)).append('\n');
  }

  /** The expression, or a call of a method that computes it if it is long. */
  String fit(String type, String expression) {
    if (expression.length() <= EXPRESSION_LIMIT) {
      return expression;
    }
    String key = type + " " + expression;
    String known = outlined.get(key);
    if (known == null) {
      known = name(type.equals("boolean") ? "holds" : "value");
      outlined.put(key, known);
      method(
          "private static " + type + " " + known + "(" + parameters() + ")",
          List.of("return " + expression + ";"));
    }
    return known + "(" + arguments() + ")";
  }

  /** The operands with an operator between them, in pieces where that is long. */
  String joined(String type, String operator, List<String> operands) {
    List<String> rest = operands;
    while (rest.size() > 1) {
      List<String> pieces = new ArrayList<>();
      List<String> piece = new ArrayList<>();
      int length = 0;
      for (String operand : rest) {
        // two at least, or this would not come to an end
        if (piece.size() > 1 && length + operand.length() > EXPRESSION_LIMIT) {
          pieces.add(fit(type, "(" + String.join(operator, piece) + ")"));
          piece.clear();
          length = 0;
        }
        piece.add(operand);
        length += operand.length() + operator.length();
      }
      pieces.add(
          piece.size() == 1 ? piece.get(0) : fit(type, "(" + String.join(operator, piece) + ")"));
      rest = pieces;
    }
    return rest.get(0);
  }

  /** The element of a state variable at an offset. */
  String element(Variable variable, String offset, GroundValues.Fixed[] elements) {
    String reader = readers.get(variable);
    if (reader == null) {
      reader = name(variable.name());
      readers.put(variable, reader);
      Field[] fields = Arrays.stream(elements).map(e -> e.field).toArray(Field[]::new);
      List<String> body = new ArrayList<>();
      List<Run> runs = runs(fields);
      for (int r = 0; r < runs.size(); r++) {
        Run run = runs.get(r);
        String last = r < runs.size() - 1 ? "if (i < " + (run.first + run.count) + ") " : "";
        body.add(last + "return " + read(run) + ";");
      }
      method("private static long " + reader + "(" + parameters() + ", int i)", body);
    }
    return reader + "(" + arguments() + ", " + offset + ")";
  }

  private static String read(Run run) {
    Field field = run.field;
    if (field.bits() == 0) {
      return number(field.low());
    }
    String bits =
        "(w"
            + field.word()
            + " >>> "
            + shift(run, "i")
            + ") & "
            + hex(field.mask() >>> field.shift());
    return field.low() == 0 ? bits : "((" + bits + ") + " + number(field.low()) + ")";
  }

  private static String shift(Run run, String offset) {
    int first = run.field.shift() - run.first * run.distance;
    return "(" + offset + " * " + run.distance + (first < 0 ? " - " + -first : " + " + first) + ")";
  }

  /**
   * Statements that store a value, which is in the range of the variable, in an element of the
   * words {@code n0, …}.
   *
   * @param low no value is lower
   * @param high no value is higher
   */
  static List<String> store(Field[] fields, String offset, String value, long low, long high) {
    List<String> statements = new ArrayList<>();
    List<Run> runs = runs(fields);
    for (Run run : runs) {
      Field field = run.field;
      String here = runs.size() == 1 ? "" : run.holds(offset);
      if (low < field.low() || high > field.high()) {
        String outside = value + " < " + number(field.low()) + " || " + value + " > ";
        statements.add(
            condition(here, "(" + outside + number(field.high()) + ")")
                + "throw CompiledCode.trouble();");
      }
      if (field.bits() > 0) {
        String word = "n" + field.word();
        String shift = shift(run, offset);
        String mask = hex(field.mask() >>> field.shift());
        String bits = field.low() == 0 ? value : "(" + value + " - " + number(field.low()) + ")";
        statements.add(
            condition(here, "")
                + word
                + " = ("
                + word
                + " & ~("
                + mask
                + " << "
                + shift
                + ")) | ("
                + bits
                + " << "
                + shift
                + ");");
      }
    }
    return statements;
  }

  private static String condition(String left, String right) {
    String both = left + (left.isEmpty() || right.isEmpty() ? "" : " && ") + right;
    return both.isEmpty() ? "" : "if (" + both + ") ";
  }

  private static List<Run> runs(Field[] fields) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    while (first < fields.length) {
      int end = first + 1;
      int distance = end < fields.length ? fields[end].shift() - fields[first].shift() : 0;
      while (end < fields.length
          && fields[end].low() == fields[first].low()
          && fields[end].high() == fields[first].high()
          && fields[end].word() == fields[first].word()
          && fields[end].shift() == fields[first].shift() + (end - first) * distance) {
        end++;
      }
      runs.add(new Run(first, end - first, distance, fields[first]));
      first = end;
    }
    return runs;
  }

  /** The element of a constant array at an offset. */
  String tableElement(Variable variable, String offset, long[] table) {
    String name = readers.get(variable);
    if (name == null) {
      name = name(variable.name());
      readers.put(variable, name);
      String values =
          Arrays.stream(table).mapToObj(JavaCode::number).collect(Collectors.joining(", "));
      members.append("\n  private static final long[] ").append(name).append(" = {");
      members.append(values).append("};\n");
    }
    return name + "[" + offset + "]";
  }

  /** A statement that adds a successor; the words are expressions. */
  List<String> add(int transition, String failed, List<String> words) {
    if (width <= SuccessorBuffer.WORDS_AT_ONCE) {
      return List.of(
          "out.add(" + transition + ", " + failed + ", " + String.join(", ", words) + ");");
    }
    List<String> statements = new ArrayList<>();
    statements.add("int at = out.add(" + transition + ", " + failed + ");");
    statements.add("long[] words = out.words();");
    for (int w = 0; w < width; w++) {
      statements.add("words[at + " + w + "] = " + words.get(w) + ";");
    }
    return statements;
  }

  int width() {
    return width;
  }

  /** The class. */
  String text(String className) {
    return "final class " + className + " {\n" + members + "}\n";
  }
}
