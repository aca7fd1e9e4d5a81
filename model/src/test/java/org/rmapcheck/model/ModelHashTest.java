package org.rmapcheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelHash;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** The hash of a model: the tree and nothing but the tree. */
final class ModelHashTest {

  /**
   * Changes if the canonical form of a model does: all goldens and certificates then change too.
   */
  private static final String GOLDEN =
      "e57443a46554b6871f6b26b76577654536246f465f3a91d7d06fd85951de179c";

  @Test
  void aHashDoesNotDriftBetweenRunsAndMachines() {
    assertThat(ModelHash.of(model(x -> {}))).isEqualTo(GOLDEN);
  }

  @Test
  void equalTreesBuiltTwiceHaveOneHash() {
    assertThat(SampleModels.all())
        .map(ModelHash::of)
        .isEqualTo(SampleModels.all().stream().map(ModelHash::of).toList());
    assertThat(SampleModels.all())
        .map(ModelHash::withKernelReferences)
        .isEqualTo(SampleModels.all().stream().map(ModelHash::withKernelReferences).toList());
  }

  @Test
  void differentModelsHaveDifferentHashes() {
    assertThat(SampleModels.all()).map(ModelHash::of).doesNotHaveDuplicates();
  }

  @Test
  void wordsForPeopleDoNotChangeTheHash() {
    for (Consumer<Draft> change :
        List.<Consumer<Draft>>of(
            d -> d.processNote = "other words",
            d -> d.stepNote = "other words",
            d -> d.statement = "other words",
            d -> d.goal = "other words",
            d -> d.name = "other",
            d -> d.words = e -> e.named("other words"))) {
      assertThat(ModelHash.of(model(change))).isEqualTo(ModelHash.of(model(d -> {})));
      assertThat(ModelHash.withKernelReferences(model(change)))
          .isEqualTo(ModelHash.withKernelReferences(model(d -> {})));
    }
  }

  @Test
  void kernelReferencesChangeTheSecondHashAlone() {
    Model changed = model(d -> d.call = "other()");
    assertThat(ModelHash.of(changed)).isEqualTo(ModelHash.of(model(d -> {})));
    assertThat(ModelHash.withKernelReferences(changed))
        .isNotEqualTo(ModelHash.withKernelReferences(model(d -> {})));
  }

  @Test
  void everyChangeOfTheMeaningChangesTheHash() {
    Map<String, Consumer<Draft>> changes = new TreeMap<>();
    changes.put("initial value", d -> d.initial = 1);
    changes.put("range", d -> d.high = 4);
    changes.put("constant", d -> d.limit = 3);
    changes.put("order of a set", d -> d.ordered = true);
    changes.put("members of a set", d -> d.members = List.of("a", "b", "c"));
    changes.put("how members are cut", d -> d.members = List.of("a, b"));
    changes.put("kind of a variable", d -> d.kind = Variable.Kind.GHOST);
    changes.put("guard", d -> d.words = e -> e.not());
    changes.put("value", d -> d.step = 2);
    changes.put("target", d -> d.target = "s");
    changes.put("rest", d -> d.rest = List.of("s", "t"));
    changes.put("fairness", d -> d.unfair = true);
    changes.put("otherwise", d -> d.otherwise = true);
    changes.put("choice", d -> d.choosing = true);
    changes.put("assertion", d -> d.asserts = false);
    changes.put("invariant", d -> d.bound = 8);
    changes.put("goal", d -> d.goalValue = 2);
    changes.put("property", d -> d.property = "Q");
    Map<String, String> seen = new TreeMap<>();
    seen.put(ModelHash.of(model(d -> {})), "unchanged");
    changes.forEach(
        (what, change) ->
            assertThat(seen.put(ModelHash.of(model(change)), what))
                .as("%s gives a hash seen before", what)
                .isNull());
  }

  /** What may vary in the model of these tests. */
  private static final class Draft {
    private String name = "hash";
    private String processNote = "";
    private String stepNote = "";
    private String statement = "";
    private String goal = "goal";
    private String call = "call()";
    private String property = "P";
    private String target = "t";
    private UnaryOperator<Expr> words = e -> e;
    private Variable.Kind kind = Variable.Kind.SHARED;
    private List<String> members = List.of("a", "b");
    private List<String> rest = List.of("t");
    private long initial;
    private long high = 3;
    private long limit = 2;
    private long step = 1;
    private long bound = 9;
    private long goalValue = 1;
    private boolean ordered;
    private boolean unfair;
    private boolean otherwise;
    private boolean choosing;
    private boolean asserts = true;
  }

  private static Model model(Consumer<Draft> change) {
    Draft d = new Draft();
    change.accept(d);
    ModelDefinition definition =
        m -> {
          IdSet set = m.add(new IdSet("Set", d.members, d.ordered));
          Variable x = m.integer("x", 0, d.high);
          m.initially(x.value(), SampleModels.constant(0, 9, d.initial));
          Variable seen = m.declare("seen", new Type.Bool(), d.kind, set);
          Variable limit = m.constant("limit", new Type.IntRange(0, 9), List.of(d.limit));
          m.process(
              "p",
              p -> {
                p.note(d.processNote).rest(d.rest.toArray(String[]::new));
                if (d.unfair) {
                  p.unfair();
                }
                StepBuilder s = p.step("s").kernel("f", "mm/a.c", d.call).note(d.stepNote);
                ArmBuilder arm = d.choosing ? s.choose(set.any("c")) : s.choose();
                arm.when(d.words.apply(x.value().lessThan(limit.value())));
                if (d.asserts) {
                  arm.check(d.property, x.value().isNot(Expr.of(7)));
                }
                arm.set(x.value(), x.value().plus(d.step))
                    .setAll(seen.at(set.any("i")), Expr.of(true), set.any("i"))
                    .goTo(d.target);
                if (!d.target.equals("t")) {
                  s.when(x.value().is(3)).goTo("t");
                }
                if (d.otherwise) {
                  s.otherwise().goTo("t");
                }
                p.step("t").always().goTo("s");
              });
          m.property(
              SampleModels.property(d.property)
                  .statement(d.statement)
                  .invariant(x.value().lessThan(Expr.of(d.bound)))
                  .reachable(d.goal, x.value().is(d.goalValue))
                  .build());
        };
    return definition.build(d.name);
  }
}
