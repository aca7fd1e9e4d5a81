package org.rmapcheck.model.export;

import java.util.List;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** Ground expressions as Murphi, which checks indices and ranges itself. */
final class MurphiText extends InfixText {

  private static final Signs SIGNS = new Signs("&", "|", "=", "?", ":");

  private final MurphiNames names;

  MurphiText(MurphiNames names) {
    super(names, SIGNS);
    this.names = names;
  }

  @Override
  String read(Expr.Read read) {
    Variable variable = read.variable();
    boolean nowhere =
        read.indices().stream()
            .anyMatch(index -> index instanceof Expr.Const c && c.value() == Type.NONE);
    return nowhere || variable.kind() == Variable.Kind.CONSTANT
        ? error(variable.type())
        : location(variable, read.indices());
  }

  String location(Variable variable, List<Expr> indices) {
    StringBuilder text = new StringBuilder(names.variable(variable));
    indices.forEach(index -> text.append('[').append(flat(index)).append(']'));
    return text.toString();
  }

  @Override
  String error(Type type) {
    return names.error(type) + "()";
  }

  /** The name of a type, or what it is if it has none. */
  String type(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      return names.enumeration(enumeration);
    } else if (type instanceof Type.Id id) {
      return id.optional() ? names.optional(id.set()) : names.set(id.set());
    }
    return type instanceof Type.Bool
        ? "boolean"
        : Range32.number(type.low()) + " .. " + Range32.number(type.high());
  }

  /** The type of a variable with its index sets. */
  String type(Variable variable) {
    StringBuilder text = new StringBuilder();
    variable
        .dimensions()
        .forEach(set -> text.append("array [").append(names.set(set)).append("] of "));
    return text.append(type(variable.type())).toString();
  }
}
