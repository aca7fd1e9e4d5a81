package org.rmapcheck.model.ir;

/** A condition that must hold in the pre-state of an arm whose guard holds; part of a property. */
public record Assertion(String property, Expr condition) {}
