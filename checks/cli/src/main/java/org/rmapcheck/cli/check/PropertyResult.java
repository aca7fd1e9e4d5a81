package org.rmapcheck.cli.check;

import org.rmapcheck.engine.Verdict;
import org.rmapcheck.trace.PropertyKind;

/**
 * One entry of a scenario's vector.
 *
 * @param symptom what a running kernel would show of a violation
 */
public record PropertyResult(
    String id, String name, PropertyKind kind, String statement, String symptom, Verdict verdict) {

  /** Id and name: an id never stands alone. */
  public String title() {
    return id.equals(name) ? id : id + " " + name;
  }

  public boolean isViolated() {
    return verdict instanceof Verdict.Violated;
  }

  /** The fewest steps to a violation; -1 if there is none. */
  public int depth() {
    return verdict instanceof Verdict.Violated violated ? violated.depth() : -1;
  }
}
