package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.model.ir.Variable;

/** Text for people inside comments of an exported model. */
final class Comments {

  private static final int MOST_ELEMENTS_LISTED = 16;

  private Comments() {}

  /** The text on one line, for a comment that ends where the line does. */
  static String line(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }

  /** The text on one line, with nothing in it that opens or closes a comment of C. */
  static String text(String words) {
    return line(words).replace("*/", "* /").replace("/*", "/ *");
  }

  /** Which kernel code a step stands for. */
  static String describe(Step step) {
    String note = step.note().isEmpty() ? "" : "; " + step.note();
    return step.kernel().map(Comments::describe).orElse("no kernel code") + note;
  }

  private static String describe(KernelRef kernel) {
    return kernel.function() + ", " + kernel.file() + ": " + kernel.call();
  }

  /** The members that are chosen, if any are. */
  static String choices(Arm arm, Map<Expr.Bound, Integer> members) {
    List<String> chosen = new ArrayList<>();
    for (Expr.Bound choice : arm.choices()) {
      int id = members.getOrDefault(choice, 0);
      chosen.add(choice.name() + " = " + choice.set().members().get(id));
    }
    return ((arm.otherwise() ? "otherwise " : "") + String.join(", ", chosen)).strip();
  }

  /** What a variable is, as far as its declaration does not say so; empty if it does. */
  static String describe(Variable variable) {
    List<String> words = new ArrayList<>();
    if (variable.kind() == Variable.Kind.GHOST) {
      words.add("ghost");
    } else if (variable.kind() == Variable.Kind.LOCAL) {
      words.add("local");
    }
    if (!variable.note().isEmpty()) {
      words.add(variable.note());
    }
    return String.join("; ", words);
  }

  /** The elements in the order of the array; for a large one its index sets, outermost first. */
  static String elements(Variable variable) {
    return variable.size() > MOST_ELEMENTS_LISTED
        ? "by " + String.join(", ", variable.dimensions().stream().map(IdSet::name).toList())
        : IntStream.range(0, variable.size())
            .mapToObj(variable::elementName)
            .collect(Collectors.joining(", "));
  }
}
