package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;

/**
 * Ground expressions in a language with the operators of C, though not with its signs. An id that
 * names no member is the number after the last member: as an index it is out of bounds.
 */
abstract sealed class InfixText permits PromelaText, MurphiText {

  private static final int WIDTH = 96;

  private final ModelNames names;
  private final Signs signs;

  /** What a language writes for {@code && || == ? :}. */
  record Signs(String and, String or, String equal, String then, String otherwise) {}

  InfixText(ModelNames names, Signs signs) {
    this.names = names;
    this.signs = signs;
  }

  /** The value of a variable at indices. */
  abstract String read(Expr.Read read);

  /** An expression of the given type that is an error wherever it is evaluated. */
  abstract String error(Type type);

  /**
   * An expression, broken after its outer operators if it is long. After, because Spin takes the
   * end of a line for the end of a statement where that is possible.
   */
  final String wrapped(Expr expr, int indent) {
    String flat = flat(expr);
    String newLine = "\n" + " ".repeat(indent);
    if (indent + flat.length() <= WIDTH) {
      return flat;
    } else if (expr instanceof Expr.Binary binary && connects(binary)) {
      return String.join(
          " " + sign(binary.operator()) + newLine,
          chain(binary).stream().map(part -> wrappedOperand(part, indent)).toList());
    } else if (expr instanceof Expr.Binary binary && binary.operator() != Expr.Operator.LT) {
      return wrappedInner(binary.left(), indent)
          + " "
          + sign(binary.operator())
          + newLine
          + wrappedInner(binary.right(), indent);
    } else if (expr instanceof Expr.Not not) {
      return "!(" + wrapped(not.operand(), indent + 2) + ")";
    } else if (expr instanceof Expr.IfThenElse choice) {
      return "("
          + wrappedOperand(choice.condition(), indent + 1)
          + " "
          + signs.then()
          + newLine
          + "  "
          + wrappedOperand(choice.then(), indent + 2)
          + " "
          + signs.otherwise()
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
  final String flat(Expr expr) {
    if (expr instanceof Expr.Const constant) {
      return constant(constant.type(), constant.value());
    } else if (expr instanceof Expr.Read read) {
      return read(read);
    } else if (expr instanceof Expr.Not not) {
      // not "!!", which is an operator of its own in Promela
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
  final String inner(Expr expr) {
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
  final String constant(Type type, long raw) {
    if (type instanceof Type.Bool) {
      return raw == 0 ? "false" : "true";
    } else if (type instanceof Type.Enumeration enumeration) {
      List<String> values = names.enumerations().getOrDefault(enumeration, List.of());
      return values.get((int) raw);
    } else if (type instanceof Type.Id id) {
      return raw == Type.NONE ? names.none(id.set()) : names.members(id.set()).get((int) raw);
    }
    int number = Range32.number(raw);
    return number < 0 ? "(" + number + ")" : Integer.toString(number);
  }

  private String binary(Expr.Binary binary) {
    Expr left = binary.left();
    Expr right = binary.right();
    return switch (binary.operator()) {
      case AND, OR ->
          String.join(
              " " + sign(binary.operator()) + " ",
              chain(binary).stream().map(this::operand).toList());
      case LT -> lessThan(left, right);
      case EQ, NE -> inner(left) + " " + sign(binary.operator()) + " " + inner(right);
      case ADD, SUB -> {
        Type sum = Typing.typeOf(binary);
        Range32.number(sum.low());
        Range32.number(sum.high());
        yield inner(left) + " " + sign(binary.operator()) + " " + inner(right);
      }
    };
  }

  /** No member comes before the first one, though its number is the largest. */
  private String lessThan(Expr left, Expr right) {
    String text = inner(left) + " < " + inner(right);
    if (mayBeNone(left)) {
      text = "(" + isNone(left) + " " + signs.or() + " " + text + ")";
    }
    return mayBeNone(right) ? "!(" + isNone(right) + ") " + signs.and() + " " + text : text;
  }

  private String next(Expr.Next next) {
    return mayBeNone(next.id())
        ? conditional(isNone(next.id()), error(Typing.typeOf(next)), inner(next.id()) + " + 1")
        : inner(next.id()) + " + 1";
  }

  /** Whether the type of an expression allows that it names no member. */
  static boolean mayBeNone(Expr expr) {
    return Typing.typeOf(expr) instanceof Type.Id id && id.optional();
  }

  final String isNone(Expr id) {
    IdSet set = Typing.idSetOf(id).orElseThrow();
    return inner(id) + " " + signs.equal() + " " + names.none(set);
  }

  final String conditional(String condition, String then, String otherwise) {
    return "(%s %s %s %s %s)"
        .formatted(condition, signs.then(), then, signs.otherwise(), otherwise);
  }

  private String sign(Expr.Operator operator) {
    return switch (operator) {
      case AND -> signs.and();
      case OR -> signs.or();
      case EQ -> signs.equal();
      case NE, LT, ADD, SUB -> operator.symbol();
    };
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
}
