package org.rmapcheck.model.pass;

import java.util.Set;
import java.util.stream.Collectors;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/** The variables of a model that are locks, found as {@link Pass#FUSE} finds them. */
public final class LockVariables {

  private LockVariables() {}

  public static Set<Variable> of(Model model) {
    Simplifier simplifier =
        new Simplifier(
            model.initial(),
            model.variables().stream()
                .filter(v -> v.kind() == Variable.Kind.CONSTANT)
                .collect(Collectors.toSet()));
    return Set.copyOf(new Movers(model, new Draft(Transformed.of(model)), simplifier).locks());
  }
}
