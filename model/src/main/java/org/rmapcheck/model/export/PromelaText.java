package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * Ground expressions as Promela. An id that names no member is written as the number after the last
 * member, so that it fits a byte and, as an index, is out of bounds.
 */
final class PromelaText {

  private static final int WIDTH = 96;

  private final PromelaNames names;

  PromelaText(PromelaNames names) {
    this.names = names;
  }

  /**
   * An expression, broken after its outer operators if it is long. After, because Spin takes the
   * end of a line for the end of a statement where that is possible.
   */
  String wrapped(Expr expr, int indent) {
    String flat = flat(expr);
    String newLine = "\n" + " ".repeat(indent);
    if (indent + flat.length() <= WIDTH) {
      return flat;
    } else if (expr instanceof Expr.Binary binary && connects(binary)) {
      return String.join(
          " " + binary.operator().symbol() + newLine,
          chain(binary).stream().map(part -> wrappedOperand(part, indent)).toList());
    } else if (expr instanceof Expr.Binary binary && binary.operator() != Expr.Operator.LT) {
      return wrappedInner(binary.left(), indent)
          + " "
          + binary.operator().symbol()
          + newLine
          + wrappedInner(binary.right(), indent);
    } else if (expr instanceof Expr.Not not) {
      return "!(" + wrapped(not.operand(), indent + 2) + ")";
    } else if (expr instanceof Expr.IfThenElse choice) {
      return "("
          + wrappedOperand(choice.condition(), indent + 1)
          + " ->"
          + newLine
          + "  "
          + wrappedOperand(choice.then(), indent + 2)
          + " :"
          + newLine
          + "  "
          + wrappedOperand(choice.otherwise(), indent + 2)
          + ")";
    }
    return flat;
  }

  private String wrappedInner(Expr expr, int indent) {
    return comparison(expr) ? "(" + wrapped(expr, indent + 1) + ")" : wrappedOperand(expr, indent);
  }

  private String wrappedOperand(Expr expr, int indent) {
    if (indent + flat(expr).length() + 2 <= WIDTH) {
      return operand(expr);
    }
    return atom(expr) ? wrapped(expr, indent) : "(" + wrapped(expr, indent + 1) + ")";
  }

  /** An expression on one line, without parentheses around it. */
  String flat(Expr expr) {
    if (expr instanceof Expr.Const constant) {
      return constant(constant.type(), constant.value());
    } else if (expr instanceof Expr.Read read) {
      return read(read);
    } else if (expr instanceof Expr.Not not) {
      // not "!!", which is an operator of its own
      return not.operand() instanceof Expr.Not
          ? "!(" + flat(not.operand()) + ")"
          : "!" + inner(not.operand());
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expr instanceof Expr.IfThenElse choice) {
      return conditional(
          operand(choice.condition()), inner(choice.then()), inner(choice.otherwise()));
    } else if (expr instanceof Expr.Next next) {
      return next(next);
    }
    throw new IllegalStateException("not ground: " + expr);
  }

  /** An expression on one line, in parentheses unless it needs none. */
  String inner(Expr expr) {
    return atom(expr) ? flat(expr) : "(" + flat(expr) + ")";
  }

  /** An expression beside a connective, which binds less tightly than a comparison. */
  private String operand(Expr expr) {
    return comparison(expr) ? flat(expr) : inner(expr);
  }

  private static boolean comparison(Expr expr) {
    return expr instanceof Expr.Binary binary
        && (binary.operator() == Expr.Operator.EQ || binary.operator() == Expr.Operator.NE);
  }

  private static boolean atom(Expr expr) {
    return expr instanceof Expr.Const
        || expr instanceof Expr.Read
        || expr instanceof Expr.Not
        || expr instanceof Expr.IfThenElse;
  }

  /** The name or number of a raw value. */
  String constant(Type type, long raw) {
    if (type instanceof Type.Bool) {
      return raw == 0 ? "false" : "true";
    } else if (type instanceof Type.Enumeration enumeration) {
      List<String> values = names.enumerations().getOrDefault(enumeration, List.of());
      return values.get((int) raw);
    } else if (type instanceof Type.Id id) {
      return raw == Type.NONE ? names.none(id.set()) : names.members(id.set()).get((int) raw);
    }
    int number = number(raw);
    return number < 0 ? "(" + number + ")" : Integer.toString(number);
  }

  /** A location to be written; its indices must have been checked. */
  String location(Variable variable, List<Expr> indices) {
    String name = names.variable(variable);
    return variable.size() == 1 ? name : name + "[" + offset(variable, indices) + "]";
  }

  /** The row-major position that the indices denote, not checked. */
  String offset(Variable variable, List<Expr> indices) {
    return offset(variable, indices.stream().map(this::inner).toList(), indices);
  }

  private String offset(Variable variable, List<String> texts, List<Expr> indices) {
    List<String> terms = new ArrayList<>();
    int fixed = 0;
    int stride = variable.size();
    for (int d = 0; d < indices.size(); d++) {
      stride /= variable.dimensions().get(d).size();
      if (indices.get(d) instanceof Expr.Const constant && constant.value() != Type.NONE) {
        fixed += (int) constant.value() * stride;
      } else {
        terms.add(stride == 1 ? texts.get(d) : texts.get(d) + " * " + stride);
      }
    }
    if (fixed != 0 || terms.isEmpty()) {
      terms.add(Integer.toString(fixed));
    }
    return String.join(" + ", terms);
  }

  private String read(Expr.Read read) {
    Variable variable = read.variable();
    if (variable.kind() == Variable.Kind.CONSTANT) {
      return error(); // grounding leaves it only where an index names no member
    }
    List<String> texts = new ArrayList<>();
    for (Expr index : read.indices()) {
      boolean checked = read.indices().size() == 1 && !(index instanceof Expr.Const);
      texts.add(mayBeNone(index) && !checked ? member(index) : inner(index));
    }
    if (variable.size() > 1) {
      return names.variable(variable) + "[" + offset(variable, texts, read.indices()) + "]";
    }
    String value = names.variable(variable);
    for (Expr index : read.indices()) {
      if (!(index instanceof Expr.Const constant) || constant.value() == Type.NONE) {
        String only = names.members(Typing.idSetOf(index).orElseThrow()).get(0);
        value = conditional(inner(index) + " == " + only, value, error());
      }
    }
    return value;
  }

  private String binary(Expr.Binary binary) {
    Expr left = binary.left();
    Expr right = binary.right();
    return switch (binary.operator()) {
      case AND, OR ->
          String.join(
              " " + binary.operator().symbol() + " ",
              chain(binary).stream().map(this::operand).toList());
      case LT -> lessThan(left, right);
      case EQ, NE -> inner(left) + " " + binary.operator().symbol() + " " + inner(right);
      case ADD, SUB -> {
        Type sum = Typing.typeOf(binary);
        number(sum.low());
        number(sum.high());
        yield inner(left) + " " + binary.operator().symbol() + " " + inner(right);
      }
    };
  }

  /** No member comes before the first one, though its number is the largest. */
  private String lessThan(Expr left, Expr right) {
    String text = inner(left) + " < " + inner(right);
    if (mayBeNone(left)) {
      text = "(" + isNone(left) + " || " + text + ")";
    }
    return mayBeNone(right) ? "!(" + isNone(right) + ") && " + text : text;
  }

  private String next(Expr.Next next) {
    return mayBeNone(next.id())
        ? conditional(isNone(next.id()), error(), inner(next.id()) + " + 1")
        : inner(next.id()) + " + 1";
  }

  private String member(Expr index) {
    return conditional(isNone(index), error(), inner(index));
  }

  /** Whether the type of an expression allows that it names no member. */
  static boolean mayBeNone(Expr expr) {
    return Typing.typeOf(expr) instanceof Type.Id id && id.optional();
  }

  private String isNone(Expr id) {
    return inner(id) + " == " + names.none(Typing.idSetOf(id).orElseThrow());
  }

  private String error() {
    return names.noMember + "[" + names.nobody + "]";
  }

  private static String conditional(String condition, String then, String otherwise) {
    return "(" + condition + " -> " + then + " : " + otherwise + ")";
  }

  private static boolean connects(Expr.Binary binary) {
    return binary.operator() == Expr.Operator.AND || binary.operator() == Expr.Operator.OR;
  }

  /** The operands of a chain of one connective, left to right. */
  private static List<Expr> chain(Expr.Binary binary) {
    List<Expr> parts = new ArrayList<>();
    for (Expr side : List.of(binary.left(), binary.right())) {
      if (side instanceof Expr.Binary inner && inner.operator() == binary.operator()) {
        parts.addAll(chain(inner));
      } else {
        parts.add(side);
      }
    }
    return parts;
  }

  private static int number(long raw) {
    if (raw < Integer.MIN_VALUE || raw > Integer.MAX_VALUE) {
      throw new ExportException(
          "the value " + raw + " does not fit the 32 bits of Promela: narrow the ranges");
    }
    return (int) raw;
  }

  /** The smallest Promela type that holds every value of a type. */
  static String typeName(Variable variable) {
    Type type = variable.type();
    long low = type instanceof Type.Id ? 0 : type.low();
    long high = type instanceof Type.Id id ? id.set().size() : type.high();
    if (type instanceof Type.Bool) {
      return "bool";
    } else if (0 <= low && high <= 255) {
      return "byte";
    } else if (Short.MIN_VALUE <= low && high <= Short.MAX_VALUE) {
      return "short";
    } else if (Integer.MIN_VALUE <= low && high <= Integer.MAX_VALUE) {
      return "int";
    }
    throw new ExportException(
        "variable '"
            + variable.name()
            + "', a "
            + type
            + ", does not fit the 32 bits of Promela: narrow its range");
  }
}
