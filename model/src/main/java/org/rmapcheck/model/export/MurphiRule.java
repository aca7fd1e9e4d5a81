package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.export.Grounding.Write;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;

/**
 * What one arm does for given choices: the statements of one rule, without its guard. Indices and
 * ranges are checked by Murphi itself, which stops at a value that a type does not have.
 */
final class MurphiRule {

  private static final int INDENT = 4;

  private final MurphiNames names;
  private final MurphiText text;
  private final Writes writes;
  private final List<String> statements = new ArrayList<>();
  private final Map<String, String> temporaries = new LinkedHashMap<>();

  private MurphiRule(MurphiNames names, Writes writes) {
    this.names = names;
    this.text = new MurphiText(names);
    this.writes = writes;
  }

  /** The rule's body: its variables with their types, and its statements. */
  record Body(Map<String, String> temporaries, List<String> statements) {}

  /**
   * The statements: assertions on the pre-state, the checks that Murphi itself does not make, new
   * values, writes.
   *
   * @param asserted ids of the properties whose assertions are wanted
   */
  static Body body(
      MurphiNames names,
      Grounding grounding,
      Arm arm,
      Map<Expr.Bound, Integer> members,
      List<String> asserted) {
    Writes writes = Writes.of(grounding, arm, members);
    MurphiRule rule = new MurphiRule(names, writes);
    Asserted.in(arm, asserted)
        .forEach(
            (property, condition) ->
                rule.assign(names.holds(property), grounding.ground(condition, members)));
    rule.checks();
    rule.assignments();
    return new Body(rule.temporaries, rule.statements);
  }

  private void checks() {
    for (int i = 0; i < writes.all().size(); i++) {
      Write write = writes.all().get(i);
      String name = write.variable().name();
      if (Writes.isNowhere(write)) {
        statements.add("error \"an index of " + name + " is none\"");
      }
      for (Write earlier : writes.all().subList(0, i)) {
        if (Writes.mayOverlap(earlier.location(), write.location())) {
          statements.add(
              Writes.isConstant(earlier) && Writes.isConstant(write)
                  ? "error \"" + name + " is written twice\""
                  : "assert \"" + name + " is written twice\" " + apart(earlier, write));
        }
      }
    }
  }

  private String apart(Write earlier, Write later) {
    List<String> differences = new ArrayList<>();
    for (int d = 0; d < later.indices().size(); d++) {
      Expr one = earlier.indices().get(d);
      Expr other = later.indices().get(d);
      if (!one.equals(other)) {
        differences.add(text.inner(one) + " != " + text.inner(other));
      }
    }
    return differences.isEmpty() ? "false" : String.join(" | ", differences);
  }

  /** Writes in order; what an earlier write would alter is computed before all of them. */
  private void assignments() {
    List<String> assigned = new ArrayList<>();
    for (int i = 0; i < writes.all().size(); i++) {
      Write write = writes.all().get(i);
      if (Writes.isNowhere(write)) {
        continue; // its error has been raised
      }
      StringBuilder target = new StringBuilder(names.variable(write.variable()));
      for (Expr index : write.indices()) {
        boolean altered = writes.alteredBefore(i, index);
        target.append('[').append(altered ? save(index, Typing.typeOf(index)) : text.flat(index));
        target.append(']');
      }
      String value =
          writes.alteredBefore(i, write.value())
              ? save(write.value(), write.variable().type())
              : text.wrapped(write.value(), INDENT + target.length() + 4);
      assigned.add(target + " := " + value);
    }
    statements.addAll(assigned);
  }

  /** Adds the statement that sets the next temporary, and returns the name of that. */
  private String save(Expr value, Type type) {
    String temporary = names.temporary(List.copyOf(temporaries.keySet()));
    temporaries.put(temporary, text.type(type));
    assign(temporary, value);
    return temporary;
  }

  private void assign(String target, Expr value) {
    statements.add(target + " := " + text.wrapped(value, INDENT + target.length() + 4));
  }
}
