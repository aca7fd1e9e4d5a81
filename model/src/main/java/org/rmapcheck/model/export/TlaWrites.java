package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.rmapcheck.model.ir.Assignment;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Exprs;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;
import org.rmapcheck.model.ir.Variable;

/**
 * The assignments of one arm: what each variable becomes, and the checks that TLC itself does not
 * make. An update outside the domain of a function, for instance, leaves it unchanged in TLA+.
 */
final class TlaWrites {

  private static final int LONG = 80;

  private final TlaNames names;
  private final TlaText text;
  private final List<Assignment> assignments;
  private final String where;

  /**
   * @param text with the names that the arm has in scope
   * @param where what an error message says about the place
   */
  TlaWrites(TlaNames names, TlaText text, List<Assignment> assignments, String where) {
    this.names = names;
    this.text = text;
    this.assignments = List.copyOf(assignments);
    this.where = where;
  }

  /** One write, {@code setAll} written out; the members that it stands for are known. */
  private record Write(Assignment assignment, Map<Expr.Bound, Integer> members, TlaText text) {

    Variable variable() {
      return assignment.target().variable();
    }

    Expr index(int d) {
      return assignment.target().indices().get(d);
    }

    String indexText(int d) {
      return text.flat(index(d));
    }

    OptionalLong known(int d) {
      Expr index = index(d);
      if (index instanceof Expr.Const constant) {
        return OptionalLong.of(constant.value());
      }
      return index instanceof Expr.Bound bound && members.containsKey(bound)
          ? OptionalLong.of(members.getOrDefault(bound, 0))
          : OptionalLong.empty();
    }
  }

  /** The variables that are written, in the order of their first assignment. */
  Set<Variable> variables() {
    Set<Variable> variables = new LinkedHashSet<>();
    assignments.forEach(assignment -> variables.add(assignment.target().variable()));
    return variables;
  }

  private List<Write> writes(Assignment assignment) {
    List<Write> writes = new ArrayList<>();
    for (Map<Expr.Bound, Integer> members : Grounding.combinations(assignment.over(), Map.of())) {
      TlaText inner = text;
      for (Expr.Bound bound : assignment.over()) {
        int id = members.getOrDefault(bound, 0);
        inner = inner.with(bound, names.members(bound.set()).get(id));
      }
      writes.add(new Write(assignment, members, inner));
    }
    return writes;
  }

  /** Conjuncts that are errors where the model has one. */
  List<String> checks() {
    Set<String> checks = new LinkedHashSet<>();
    List<Write> before = new ArrayList<>();
    for (Assignment assignment : assignments) {
      for (Write write : writes(assignment)) {
        indices(write, checks);
        range(write, checks);
        before.forEach(earlier -> distinct(earlier, write, checks));
        before.add(write);
      }
    }
    return List.copyOf(checks);
  }

  private void indices(Write write, Set<String> checks) {
    for (Expr index : write.assignment().target().indices()) {
      if (InfixText.mayBeNone(index)) {
        String some = write.text().flat(index.isSome());
        checks.add(check(some, "an index of " + write.variable().name() + " is none"));
      }
    }
  }

  private void range(Write write, Set<String> checks) {
    Expr value = write.assignment().value();
    Type target = write.variable().type();
    Type type = Typing.typeOf(value);
    if (target instanceof Type.Id && type.low() < target.low()) {
      checks.add(check(write.text().flat(value.isSome()), write.variable().name() + " is none"));
    } else if (target instanceof Type.IntRange
        && (type.low() < target.low() || type.high() > target.high())) {
      String range = target.low() + ".." + target.high();
      checks.add(
          check(
              write.text().inner(value) + " \\in " + range,
              write.variable().name() + " is outside " + range));
    }
  }

  private void distinct(Write earlier, Write later, Set<String> checks) {
    if (!earlier.variable().equals(later.variable())) {
      return;
    }
    List<String> differences = new ArrayList<>();
    for (int d = 0; d < later.assignment().target().indices().size(); d++) {
      OptionalLong one = earlier.known(d);
      OptionalLong other = later.known(d);
      if (one.isPresent() && other.isPresent() && !one.equals(other)) {
        return;
      }
      if (!earlier.indexText(d).equals(later.indexText(d))) {
        differences.add("(" + earlier.indexText(d) + ") # (" + later.indexText(d) + ")");
      }
    }
    String apart = differences.isEmpty() ? "FALSE" : String.join(" \\/ ", differences);
    checks.add(check(apart, later.variable().name() + " is written twice"));
  }

  private String check(String condition, String problem) {
    return "Assert("
        + condition
        + ", "
        + TlaText.string("model error in " + where + ": " + problem)
        + ")";
  }

  /** What a variable becomes; the text begins at the indent. */
  String next(Variable variable, int indent) {
    List<Assignment> own =
        assignments.stream().filter(a -> a.target().variable().equals(variable)).toList();
    Assignment first = own.get(0);
    int written = names.dimensions(variable).size();
    if (written == 0) {
      return text.wrapped(first.value(), indent);
    } else if (own.size() == 1 && trailing(first) == written) {
      return constructor(first, written);
    }
    List<String> updates = new ArrayList<>();
    for (Assignment assignment : own) {
      int trailing = trailing(assignment);
      if (trailing > 0 && trailing < written) {
        List<Expr> indices = assignment.target().indices();
        List<Expr> leading = indices.subList(0, indices.size() - trailing);
        updates.add(
            "!" + text.indices(variable, leading) + " = " + constructor(assignment, trailing));
      } else {
        for (Write write : writes(assignment)) {
          String path = write.text().indices(variable, assignment.target().indices());
          updates.add(update(path, write.text(), assignment.value(), indent));
        }
      }
    }
    String name = names.variable(variable);
    String pad = ",\n" + " ".repeat(indent + name.length() + 9);
    return "[" + name + " EXCEPT " + String.join(pad, updates) + "]";
  }

  /** One update of a function, its value on a line of its own if it is long. */
  private static String update(String path, TlaText text, Expr value, int indent) {
    String flat = "!" + path + " = " + text.flat(value);
    return indent + flat.length() <= LONG
        ? flat
        : "!" + path + " =\n" + " ".repeat(indent + 4) + text.wrapped(value, indent + 4);
  }

  /** How many of the last indices are, each once, all names that the assignment runs over; or 0. */
  private static int trailing(Assignment assignment) {
    List<Expr> indices = assignment.target().indices();
    int count = assignment.over().size();
    if (count == 0 || count > indices.size()) {
      return 0;
    }
    List<Expr> last = indices.subList(indices.size() - count, indices.size());
    Set<Expr> bounds = new HashSet<>(assignment.over());
    boolean fits = new HashSet<>(last).equals(bounds);
    for (Expr index : indices.subList(0, indices.size() - count)) {
      List<Expr> mentioned = new ArrayList<>();
      Exprs.visit(index, mentioned::add);
      fits &= mentioned.stream().noneMatch(bounds::contains);
    }
    return fits ? count : 0;
  }

  private String constructor(Assignment assignment, int count) {
    TlaText inner = text.binding(assignment.over());
    List<Expr> indices = assignment.target().indices();
    StringBuilder out = new StringBuilder();
    for (Expr index : indices.subList(indices.size() - count, indices.size())) {
      Expr.Bound bound = (Expr.Bound) index;
      IdSet set = bound.set();
      out.append('[').append(inner.flat(bound)).append(" \\in ").append(names.set(set));
      out.append(" |-> ");
    }
    return out.append(inner.flat(assignment.value())).append("]".repeat(count)).toString();
  }
}
