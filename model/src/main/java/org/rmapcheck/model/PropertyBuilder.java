package org.rmapcheck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;

/** Builds one property. */
public final class PropertyBuilder {

  private final String id;
  private final String name;
  private final Property.Kind kind;
  private final List<Property.Goal> goals = new ArrayList<>();
  private String statement = "";
  private String symptom = "";
  private Optional<Expr> invariant = Optional.empty();
  private Optional<String> notMeaningful = Optional.empty();

  public PropertyBuilder(String id, String name, Property.Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  /** What must hold, in words. */
  public PropertyBuilder statement(String words) {
    statement = words;
    return this;
  }

  /** What a running kernel would show when it does not hold. */
  public PropertyBuilder symptom(String words) {
    symptom = words;
    return this;
  }

  /** Must hold in every reachable state. */
  public PropertyBuilder invariant(Expr condition) {
    invariant = Optional.of(condition);
    return this;
  }

  /** A situation without which the property would hold for want of danger. */
  public PropertyBuilder reachable(String words, Expr condition) {
    goals.add(new Property.Goal(words, condition));
    return this;
  }

  /** Says why the property means nothing in this model; it then has no formula. */
  public PropertyBuilder notMeaningful(String reason) {
    notMeaningful = Optional.of(reason);
    return this;
  }

  public Property build() {
    return new Property(id, name, kind, statement, symptom, invariant, goals, notMeaningful);
  }
}
