package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/** Ground expressions as Promela, whose arrays have one dimension. */
final class PromelaText extends InfixText {

  private static final Signs SIGNS = new Signs("&&", "||", "==", "->", ":");

  private final PromelaNames names;

  PromelaText(PromelaNames names) {
    super(names, SIGNS);
    this.names = names;
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
    indices.forEach(index -> requireOther(variable, index));
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

  /**
   * Spin refuses an array whose whole index is an element of itself, and takes a part that is one.
   */
  private static void requireOther(Variable variable, Expr index) {
    if (index instanceof Expr.Read read && read.variable().equals(variable)) {
      throw new ExportException(
          "variable '" + variable.name() + "' indexes itself, which Spin does not take");
    }
  }

  @Override
  String read(Expr.Read read) {
    Variable variable = read.variable();
    if (variable.kind() == Variable.Kind.CONSTANT) {
      return error(variable.type()); // grounding leaves it only where an index names no member
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
        value = conditional(inner(index) + " == " + only, value, error(variable.type()));
      }
    }
    return value;
  }

  private String member(Expr index) {
    return conditional(isNone(index), error(Typing.typeOf(index)), inner(index));
  }

  @Override
  String error(Type type) {
    return names.noMember + "[" + names.nobody + "]";
  }

  /** The smallest Promela type that holds every value of a type. */
  static String typeName(Variable variable) {
    Type type = variable.type();
    Range32.require(variable);
    long low = type instanceof Type.Id ? 0 : type.low();
    long high = type instanceof Type.Id id ? id.set().size() : type.high();
    if (type instanceof Type.Bool) {
      return "bool";
    } else if (0 <= low && high <= 255) {
      return "byte";
    } else if (Short.MIN_VALUE <= low && high <= Short.MAX_VALUE) {
      return "short";
    }
    return "int";
  }
}
