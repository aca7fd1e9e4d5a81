package org.rmapcheck.model.random;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.ModelException;
import org.rmapcheck.model.ir.Validator;

/**
 * Makes a model that fails smaller while it still fails: takes away processes, properties,
 * variables, steps, arms, assignments, members of id sets, and parts of expressions, one at a time.
 *
 * <p>The result is well formed, fails, and no single thing can be taken away from it; a smaller one
 * that takes two at once may exist. The same for the same model.
 */
public final class ModelShrinker {

  private final Predicate<Model> fails;
  private final int most;
  private int tried;

  /**
   * A shrinker.
   *
   * @param fails whether a well-formed model still fails; asked of models only
   * @param most how many models to try
   */
  public ModelShrinker(Predicate<Model> fails, int most) {
    this.fails = fails;
    this.most = most;
  }

  /** The smallest failing model that is found. */
  public Model shrink(Model model) {
    Model smallest = model;
    for (var next = smaller(model); next.isPresent(); next = smaller(smallest)) {
      smallest = next.get();
    }
    return smallest;
  }

  private Optional<Model> smaller(Model model) {
    int size = ModelSize.of(model);
    Iterator<Model> candidates = new Reductions(model).all().iterator();
    while (candidates.hasNext() && tried < most) {
      Model candidate = candidates.next();
      if (ModelSize.of(candidate) < size && isWellFormed(candidate)) {
        tried++;
        if (fails.test(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isWellFormed(Model model) {
    try {
      Validator.validate(model);
      return true;
    } catch (ModelException e) {
      return false;
    }
  }
}
