package org.rmapcheck.model.ir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Content hashes of a model. They depend on the trees alone, in declaration order: not on the run,
 * the machine or the texts for people.
 */
public final class ModelHash {

  private ModelHash() {}

  /** Identifies the behaviour and the properties: 64 hexadecimal digits. */
  public static String of(Model model) {
    return digest(canonical(model, false));
  }

  /** Like {@link #of}, and also the references to the kernel. */
  public static String withKernelReferences(Model model) {
    return digest(canonical(model, true));
  }

  private static String canonical(Model model, boolean kernel) {
    StringBuilder out = new StringBuilder("rmapcheck-model 1\n");
    for (IdSet set : model.idSets()) {
      out.append("set ").append(set.name()).append(set.ordered() ? " ordered " : " unordered ");
      out.append(set.size()).append(set.members()).append('\n');
    }
    for (Variable variable : model.variables()) {
      out.append("var ").append(variable.kind()).append(' ').append(variable.name()).append(' ');
      out.append(type(variable.type())).append(' ').append(variable.dimensions()).append(' ');
      out.append(model.initial().get(variable.name())).append('\n');
    }
    for (Process process : model.processes()) {
      out.append("process ").append(process.name()).append(' ').append(process.instances());
      out.append(' ').append(process.fairness()).append(" rest ");
      out.append(process.rest().stream().sorted().toList()).append('\n');
      for (Step step : process.steps()) {
        step(out, step, kernel);
      }
    }
    for (Property property : model.properties()) {
      out.append("property ").append(property.id()).append(' ');
      property.invariant().ifPresent(e -> expr(out, e));
      for (Property.Goal goal : property.goals()) {
        out.append(" goal ");
        expr(out, goal.condition());
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void step(StringBuilder out, Step step, boolean kernel) {
    out.append(" step ").append(step.label());
    if (kernel) {
      step.kernel()
          .ifPresent(
              k -> out.append(" at ").append(k.file() + "|" + k.function() + "|" + k.call()));
    }
    out.append('\n');
    for (Arm arm : step.arms()) {
      out.append("  arm").append(arm.otherwise() ? " otherwise " : " ");
      bounds(out, arm.choices());
      expr(out, arm.guard());
      for (Assertion assertion : arm.assertions()) {
        out.append(" assert ").append(assertion.property()).append(' ');
        expr(out, assertion.condition());
      }
      for (Assignment assignment : arm.assignments()) {
        out.append(" set ");
        bounds(out, assignment.over());
        expr(out, assignment.target());
        out.append(" := ");
        expr(out, assignment.value());
      }
      out.append(" goto ").append(arm.target()).append('\n');
    }
  }

  private static void bounds(StringBuilder out, List<Expr.Bound> bounds) {
    bounds.forEach(b -> out.append('<').append(b.name()).append(' ').append(b.set()).append('>'));
  }

  private static void expr(StringBuilder out, Expr expr) {
    if (expr instanceof Expr.Named named) {
      expr(out, named.body());
      return;
    }
    out.append('(');
    if (expr instanceof Expr.Const constant) {
      out.append("const ").append(type(constant.type())).append(' ').append(constant.value());
    } else if (expr instanceof Expr.Read read) {
      out.append("read ").append(read.variable().name());
    } else if (expr instanceof Expr.Bound bound) {
      out.append("bound ").append(bound.name()).append(' ').append(bound.set());
    } else if (expr instanceof Expr.Binary binary) {
      out.append(binary.operator());
    } else if (expr instanceof Expr.Quantified quantified) {
      out.append(quantified.quantifier()).append(' ').append(quantified.bound().name());
      out.append(' ').append(quantified.bound().set());
    } else {
      out.append(expr.getClass().getSimpleName());
    }
    for (Expr part : Exprs.parts(expr)) {
      expr(out, part);
    }
    out.append(')');
  }

  private static String type(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.name() + enumeration.values().size() + enumeration.values();
    }
    return type.toString();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
