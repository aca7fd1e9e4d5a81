package org.rmapcheck.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.export.Grounding.Write;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Typing;

/** What one arm does for given choices: the statements of one {@code d_step}, without its guard. */
final class PromelaArm {

  private static final int STATEMENT_INDENT = 7;

  /** Longer ones get their index from a temporary. */
  private static final int LONGEST_TARGET = 40;

  private final PromelaNames names;
  private final PromelaText text;
  private final Writes writes;
  private final List<String> statements = new ArrayList<>();

  private PromelaArm(PromelaNames names, PromelaText text, Writes writes) {
    this.names = names;
    this.text = text;
    this.writes = writes;
  }

  /**
   * The statements, none ended by a semicolon: assertions on the pre-state, checks that Promela
   * itself does not make, new values, writes.
   *
   * @param asserted ids of the properties whose assertions are wanted
   */
  static List<String> statements(
      PromelaNames names,
      Grounding grounding,
      Arm arm,
      Map<Expr.Bound, Integer> members,
      List<String> asserted) {
    Writes writes = Writes.of(grounding, arm, members);
    PromelaArm printer = new PromelaArm(names, new PromelaText(names), writes);
    arm.assertions().stream()
        .filter(assertion -> asserted.contains(assertion.property()))
        .forEach(
            assertion ->
                printer.assertion(
                    names.holds(assertion.property()),
                    grounding.ground(assertion.condition(), members)));
    printer.checks();
    printer.assignments();
    return printer.statements;
  }

  private void assertion(String holds, Expr condition) {
    statements.add(assignment(holds, condition));
    statements.add("assert(" + holds + ")");
  }

  /** Indices that name a member, values within their range, no location written twice. */
  private void checks() {
    for (int i = 0; i < writes.all().size(); i++) {
      Write write = writes.all().get(i);
      write.indices().stream().filter(InfixText::mayBeNone).forEach(this::checkSome);
      checkRange(write);
      for (int j = 0; j < i; j++) {
        checkDistinct(writes.all().get(j), write);
      }
    }
  }

  private void checkSome(Expr id) {
    statements.add("assert(" + text.wrapped(id.isSome(), STATEMENT_INDENT + 7) + ")");
  }

  private void checkRange(Write write) {
    Type target = write.variable().type();
    Type value = Typing.typeOf(write.value());
    if (target instanceof Type.Id && value.low() < target.low()) {
      checkSome(write.value());
    } else if (target instanceof Type.IntRange) {
      if (value.low() < target.low()) {
        statements.add("assert(" + target.low() + " <= " + text.inner(write.value()) + ")");
      }
      if (value.high() > target.high()) {
        statements.add("assert(" + text.inner(write.value()) + " <= " + target.high() + ")");
      }
    }
  }

  private void checkDistinct(Write earlier, Write later) {
    if (Writes.mayOverlap(earlier.location(), later.location())) {
      boolean known = Writes.isConstant(earlier) && Writes.isConstant(later);
      statements.add(
          known
              ? "assert(false) /* " + location(later) + " is written twice */"
              : "assert(" + offset(earlier) + " != " + offset(later) + ")");
    }
  }

  /** Writes in order; what an earlier write would alter is computed before all of them. */
  private void assignments() {
    List<String> saved = new ArrayList<>();
    List<String> assigned = new ArrayList<>();
    for (int i = 0; i < writes.all().size(); i++) {
      Write write = writes.all().get(i);
      if (Writes.isNowhere(write)) {
        continue; // its check has failed
      }
      String target = location(write);
      boolean altered = altered(write, i);
      boolean indexed = write.variable().size() > 1;
      if (indexed && (altered || target.length() > LONGEST_TARGET)) {
        String offset = save(names.temporary(saved.size()) + " = " + offset(write), saved);
        target = names.variable(write.variable()) + "[" + offset + "]";
      }
      if (writes.alteredBefore(i, write.value())) {
        assigned.add(target + " = " + save(write.value(), saved));
      } else {
        assigned.add(assignment(target, write.value()));
      }
    }
    statements.addAll(assigned);
    for (int i = 0; i < saved.size(); i++) {
      statements.add(names.temporary(i) + " = 0");
    }
  }

  private boolean altered(Write write, int position) {
    return write.indices().stream().anyMatch(index -> writes.alteredBefore(position, index));
  }

  private String save(Expr value, List<String> saved) {
    return save(assignment(names.temporary(saved.size()), value), saved);
  }

  /** Adds the statement that sets the next temporary, and returns the name of that. */
  private String save(String statement, List<String> saved) {
    String temporary = names.temporary(saved.size());
    statements.add(statement);
    saved.add(temporary);
    return temporary;
  }

  private String assignment(String target, Expr value) {
    return target + " = " + text.wrapped(value, STATEMENT_INDENT + target.length() + 3);
  }

  private String location(Write write) {
    return text.location(write.variable(), write.indices());
  }

  private String offset(Write write) {
    return text.offset(write.variable(), write.indices());
  }
}
