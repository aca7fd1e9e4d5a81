package org.rmapcheck.model;

/** A model as code: fills a builder with id sets, variables, processes and properties. */
@FunctionalInterface
public interface ModelDefinition {

  void define(ModelBuilder model);

  /** The validated model of this definition. */
  default org.rmapcheck.model.ir.Model build(String name) {
    ModelBuilder builder = new ModelBuilder(name);
    define(builder);
    return builder.build();
  }
}
