package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * Expressions as TLA+, with quantifiers as they are. Ids are numbers from 0 and none is -1, so that
 * TLC takes members in their order and an index that is none is outside the domain.
 */
final class TlaText {

  private static final int WIDTH = 96;

  private final TlaNames names;
  private final Map<Expr.Bound, String> scope;

  TlaText(TlaNames names) {
    this(names, Map.of());
  }

  private TlaText(TlaNames names, Map<Expr.Bound, String> scope) {
    this.names = names;
    this.scope = scope;
  }

  /** With another name in scope, which may be spelled otherwise where something has that name. */
  TlaText binding(Expr.Bound bound) {
    return with(bound, names.freshWithin(bound.name(), new HashSet<>(scope.values())));
  }

  TlaText binding(List<Expr.Bound> bounds) {
    TlaText text = this;
    for (Expr.Bound bound : bounds) {
      text = text.binding(bound);
    }
    return text;
  }

  /** With a name that stands for a member. */
  TlaText with(Expr.Bound bound, String member) {
    Map<Expr.Bound, String> inner = new HashMap<>(scope);
    inner.put(bound, member);
    return new TlaText(names, inner);
  }

  /** Names with their sets, as a quantifier has them; they must be in scope. */
  String binders(List<Expr.Bound> bounds) {
    return bounds.stream()
        .map(bound -> flat(bound) + " \\in " + names.set(bound.set()))
        .collect(Collectors.joining(", "));
  }

  /** An expression, its connectives as lists if it is long; its first line begins at the indent. */
  String wrapped(Expr expr, int indent) {
    String flat = flat(expr);
    if (indent + flat.length() <= WIDTH) {
      return flat;
    }
    String newLine = "\n" + " ".repeat(indent);
    if (expr instanceof Expr.Named named) {
      return wrapped(named.body(), indent);
    } else if (expr instanceof Expr.Binary binary && connects(binary)) {
      String bullet = binary.operator() == Expr.Operator.AND ? "/\\ " : "\\/ ";
      return chain(binary).stream()
          .map(part -> bullet + wrapped(part, indent + 3))
          .collect(Collectors.joining(newLine));
    } else if (expr instanceof Expr.Binary binary) {
      return "("
          + wrapped(binary.left(), indent + 1)
          + ")"
          + newLine
          + sign(binary.operator())
          + " ("
          + wrapped(binary.right(), indent + 3)
          + ")";
    } else if (expr instanceof Expr.Not not) {
      return "~(" + wrapped(not.operand(), indent + 2) + ")";
    } else if (expr instanceof Expr.IfThenElse choice) {
      return "IF "
          + wrapped(choice.condition(), indent + 3)
          + newLine
          + "THEN "
          + wrapped(choice.then(), indent + 5)
          + newLine
          + "ELSE "
          + wrapped(choice.otherwise(), indent + 5);
    } else if (expr instanceof Expr.Quantified quantified
        && quantified.quantifier() != Expr.Quantifier.COUNT) {
      TlaText inner = binding(quantified.bound());
      String sign = quantified.quantifier() == Expr.Quantifier.FOR_ALL ? "\\A " : "\\E ";
      String binders = inner.binders(List.of(quantified.bound()));
      return sign + binders + " :" + newLine + "  " + inner.wrapped(quantified.body(), indent + 2);
    }
    return flat;
  }

  /** An expression on one line, without parentheses around it. */
  String flat(Expr expr) {
    if (expr instanceof Expr.Const constant) {
      return constant(constant.type(), constant.value());
    } else if (expr instanceof Expr.Bound bound) {
      return ModelNames.known(scope, bound);
    } else if (expr instanceof Expr.Named named) {
      return flat(named.body());
    } else if (expr instanceof Expr.Read read) {
      return names.variable(read.variable()) + indices(read.variable(), read.indices());
    } else if (expr instanceof Expr.Not not) {
      return "~" + inner(not.operand());
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expr instanceof Expr.IfThenElse choice) {
      return "IF %s THEN %s ELSE %s"
          .formatted(flat(choice.condition()), inner(choice.then()), inner(choice.otherwise()));
    } else if (expr instanceof Expr.Next next) {
      return names.successor(Typing.idSetOf(next.id()).orElseThrow()) + "(" + flat(next.id()) + ")";
    } else if (expr instanceof Expr.Quantified quantified) {
      return quantified(quantified);
    }
    throw new IllegalStateException("no such expression: " + expr);
  }

  /** An expression on one line, in parentheses unless it needs none. */
  String inner(Expr expr) {
    if (expr instanceof Expr.Named named) {
      return inner(named.body());
    }
    boolean atom =
        expr instanceof Expr.Const
            || expr instanceof Expr.Bound
            || expr instanceof Expr.Read
            || expr instanceof Expr.Next
            || (expr instanceof Expr.Quantified q && q.quantifier() == Expr.Quantifier.COUNT);
    return atom ? flat(expr) : "(" + flat(expr) + ")";
  }

  /** The indices of a location as they are written. */
  String indices(Variable variable, List<Expr> indices) {
    return indices.stream()
        .skip(names.implied(variable))
        .map(index -> "[" + flat(index) + "]")
        .collect(Collectors.joining());
  }

  /** The name or number of a raw value. */
  String constant(Type type, long raw) {
    if (type instanceof Type.Bool) {
      return raw == 0 ? "FALSE" : "TRUE";
    } else if (type instanceof Type.Enumeration enumeration) {
      return string(enumeration.values().get((int) raw));
    } else if (type instanceof Type.Id id) {
      return raw == Type.NONE ? names.none(id.set()) : names.members(id.set()).get((int) raw);
    }
    int number = Range32.number(raw);
    return number < 0 ? "(" + number + ")" : Integer.toString(number);
  }

  static String string(String text) {
    return "\"" + Comments.line(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String binary(Expr.Binary binary) {
    String sign = " " + sign(binary.operator()) + " ";
    if (connects(binary)) {
      return chain(binary).stream().map(this::operand).collect(Collectors.joining(sign));
    }
    if (binary.operator() == Expr.Operator.ADD || binary.operator() == Expr.Operator.SUB) {
      Type sum = Typing.typeOf(binary);
      Range32.number(sum.low());
      Range32.number(sum.high());
    }
    return inner(binary.left()) + sign + inner(binary.right());
  }

  /** An expression beside a connective, which binds less tightly than a comparison. */
  private String operand(Expr expr) {
    boolean comparison =
        expr instanceof Expr.Binary binary
            && (binary.operator() == Expr.Operator.EQ || binary.operator() == Expr.Operator.NE);
    return comparison || expr instanceof Expr.Not ? flat(expr) : inner(expr);
  }

  private String quantified(Expr.Quantified quantified) {
    TlaText inner = binding(quantified.bound());
    String binders = inner.binders(List.of(quantified.bound()));
    String body = inner.flat(quantified.body());
    return switch (quantified.quantifier()) {
      case FOR_ALL -> "\\A " + binders + " : " + body;
      case EXISTS -> "\\E " + binders + " : " + body;
      case COUNT -> "Cardinality({" + binders + " : " + body + "})";
    };
  }

  /**
   * Whether TLC would take the expression, as a guard, for a choice between several ways to go on,
   * and count each.
   */
  static boolean branches(Expr expr) {
    List<Expr> choices = new ArrayList<>();
    Exprs.visit(
        expr,
        part -> {
          boolean choice =
              (part instanceof Expr.Binary binary && binary.operator() == Expr.Operator.OR)
                  || (part instanceof Expr.Quantified quantified
                      && quantified.quantifier() == Expr.Quantifier.EXISTS);
          if (choice) {
            choices.add(part);
          }
        });
    return !choices.isEmpty();
  }

  private static String sign(Expr.Operator operator) {
    return switch (operator) {
      case AND -> "/\\";
      case OR -> "\\/";
      case EQ -> "=";
      case NE -> "#";
      case LT, ADD, SUB -> operator.symbol();
    };
  }

  private static boolean connects(Expr.Binary binary) {
    return binary.operator() == Expr.Operator.AND || binary.operator() == Expr.Operator.OR;
  }

  /** The operands of a chain of one connective, left to right. */
  static List<Expr> chain(Expr expr) {
    if (expr instanceof Expr.Named named) {
      return chain(named.body());
    } else if (expr instanceof Expr.Binary binary && connects(binary)) {
      List<Expr> parts = new ArrayList<>();
      for (Expr side : List.of(binary.left(), binary.right())) {
        boolean same =
            unnamed(side) instanceof Expr.Binary inner && inner.operator() == binary.operator();
        parts.addAll(same ? chain(side) : List.of(side));
      }
      return parts;
    }
    return List.of(expr);
  }

  private static Expr unnamed(Expr expr) {
    return expr instanceof Expr.Named named ? unnamed(named.body()) : expr;
  }
}
