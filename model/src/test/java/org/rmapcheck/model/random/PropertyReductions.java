package org.rmapcheck.model.random;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;

/** The properties that are one thing less than a property. */
final class PropertyReductions {

  private PropertyReductions() {}

  static Stream<Property> of(Property property) {
    Stream<Property> noInvariant =
        property.invariant().stream().map(i -> with(property, Optional.empty(), property.goals()));
    Stream<Property> fewerGoals =
        Reductions.without(property.goals())
            .map(goals -> with(property, property.invariant(), goals));
    Stream<Property> smallerInvariant =
        property.invariant().stream()
            .flatMap(ExprReductions::of)
            .map(i -> with(property, Optional.of(i), property.goals()));
    Stream<Property> smallerGoals =
        Reductions.each(
                property.goals(),
                goal ->
                    ExprReductions.of(goal.condition())
                        .map(condition -> new Property.Goal(goal.words(), condition)))
            .map(goals -> with(property, property.invariant(), goals));
    return Stream.of(noInvariant, fewerGoals, smallerInvariant, smallerGoals)
        .flatMap(candidates -> candidates);
  }

  private static Property with(Property p, Optional<Expr> invariant, List<Property.Goal> goals) {
    return new Property(
        p.id(),
        p.name(),
        p.kind(),
        p.statement(),
        p.symptom(),
        invariant,
        goals,
        p.notMeaningful());
  }
}
