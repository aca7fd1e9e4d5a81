package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.model.semantics.ModelError;
import org.rmapcheck.model.semantics.ReferenceInterpreter;

/** Evaluation stops as soon as the value is known, left to right, ids ascending. */
final class ShortCircuitTest {

  private static final IdSet SLOT = new IdSet("Slot", List.of("s0", "s1", "s2"), false);
  private static final Expr.Bound I = SLOT.any("i");

  private final ModelBuilder builder = new ModelBuilder("short");
  private final Variable maybe = builder.optionalId("maybe", builder.add(SLOT));
  private final Variable full = builder.bool("full", SLOT);
  private @Nullable ReferenceInterpreter interpreter;

  /** An index that is none, as long as nothing sets it. */
  private final Expr error = full.at(maybe.value());

  @Test
  void theRightSideOfAConjunctionIsEvaluatedOnlyIfTheLeftHolds() {
    assertThat(value(maybe.value().isSome().and(error))).isZero();
    assertThat(reads(maybe.value().isSome().and(error))).containsExactly("maybe");
    fails(error.and(maybe.value().isSome()));
    fails(maybe.value().isNone().and(error));
  }

  @Test
  void theRightSideOfADisjunctionIsEvaluatedOnlyIfTheLeftDoesNotHold() {
    assertThat(value(maybe.value().isNone().or(error))).isOne();
    fails(error.or(maybe.value().isNone()));
    fails(maybe.value().isSome().or(error));
  }

  @Test
  void anImplicationIsDecidedByAFalsePremise() {
    assertThat(value(maybe.value().isSome().implies(error))).isOne();
    fails(maybe.value().isNone().implies(error));
  }

  @Test
  void onlyTheChosenBranchIsEvaluated() {
    assertThat(value(Expr.ifThenElse(maybe.value().isNone(), Expr.of(true), error))).isOne();
    assertThat(value(Expr.ifThenElse(maybe.value().isSome(), error, Expr.of(false)))).isZero();
    fails(Expr.ifThenElse(maybe.value().isNone(), error, Expr.of(false)));
  }

  @Test
  void forAllStopsAtTheFirstMemberThatFails() {
    builder.initially("full[s0]", "true").initially("full[s2]", "true");
    assertThat(reads(Expr.forAll(I, full.at(I)))).containsExactlyInAnyOrder("full[s0]", "full[s1]");
    assertThat(value(Expr.forAll(I, full.at(I)))).isZero();
  }

  @Test
  void existsStopsAtTheFirstMemberThatHolds() {
    builder.initially("full[s1]", "true");
    assertThat(reads(Expr.exists(I, full.at(I)))).containsExactlyInAnyOrder("full[s0]", "full[s1]");
    assertThat(value(Expr.exists(I, full.at(I)))).isOne();
  }

  @Test
  void quantifiersGoThroughIdsAscending() {
    builder.initially("full[s0]", "true");
    Expr guarded = Expr.exists(I, full.at(I).or(error));
    assertThat(value(guarded)).isOne();
    Expr unguarded = Expr.exists(I, full.at(I).not().and(error));
    fails(unguarded);
  }

  @Test
  void aCountLooksAtEveryMember() {
    builder.initially("full[s2]", "true");
    assertThat(value(Expr.count(I, full.at(I)))).isOne();
    assertThat(reads(Expr.count(I, full.at(I)))).hasSize(3);
  }

  @Test
  void emptyConjunctionsHoldAndEmptyDisjunctionsDoNot() {
    assertThat(value(Expr.all(List.of()))).isOne();
    assertThat(value(Expr.anyOf(List.of()))).isZero();
  }

  private long value(Expr expr) {
    return evaluate(expr, new HashSet<>());
  }

  private Set<String> reads(Expr expr) {
    Set<Integer> read = new HashSet<>();
    evaluate(expr, read);
    Function<Integer, String> name = interpreter().locations()::name;
    return read.stream().map(name).collect(Collectors.toSet());
  }

  private void fails(Expr expr) {
    assertThatThrownBy(() -> value(expr)).isInstanceOf(ModelError.class);
  }

  private long evaluate(Expr expr, Set<Integer> read) {
    ReferenceInterpreter interpreter = interpreter();
    return interpreter.evaluator().value(expr, interpreter.initial(), new HashMap<>(), read);
  }

  private ReferenceInterpreter interpreter() {
    if (interpreter == null) {
      builder.process("p", p -> p.step("s").await(Expr.of(false)).goTo("s"));
      interpreter = new ReferenceInterpreter(builder.build());
    }
    return interpreter;
  }
}
