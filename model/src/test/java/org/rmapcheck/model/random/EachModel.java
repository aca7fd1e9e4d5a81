package org.rmapcheck.model.random;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rmapcheck.model.ir.Model;

/** Runs a check on many models; one that fails is shown as small as it can be made. */
public final class EachModel {

  private static final int MOST_TRIES = 5_000;

  private final IntFunction<Model> models;

  private EachModel(IntFunction<Model> models) {
    this.models = models;
  }

  /** Random models over the whole language. */
  public static EachModel random() {
    return new EachModel(RandomModels::model);
  }

  /** Other models, by their seed. */
  public static EachModel of(IntFunction<Model> models) {
    return new EachModel(models);
  }

  /**
   * Checks the model of each seed.
   *
   * @param check throws where a model fails
   */
  public void check(IntStream seeds, Consumer<Model> check) {
    seeds.forEach(seed -> one(seed, check));
  }

  private void one(int seed, Consumer<Model> check) {
    Model model = models.apply(seed);
    try {
      check.accept(model);
    } catch (AssertionError | RuntimeException e) {
      Class<?> failure = e.getClass();
      Model smallest = new ModelShrinker(m -> fails(m, check, failure), MOST_TRIES).shrink(model);
      throw new AssertionError(
          "the model of seed " + seed + " fails; as small as it gets:\n" + ModelText.of(smallest),
          e);
    }
  }

  /** In the same way, so that one failure does not turn into another. */
  private static boolean fails(Model model, Consumer<Model> check, Class<?> failure) {
    try {
      check.accept(model);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return failure.equals(e.getClass());
    }
  }
}
