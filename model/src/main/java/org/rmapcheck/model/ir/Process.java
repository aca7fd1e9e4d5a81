package org.rmapcheck.model.ir;

import java.util.List;
import java.util.Set;

/**
 * A family of call chains, one instance per member of {@code instances}.
 *
 * @param name unique within a model
 * @param self the name by which steps refer to their own instance
 * @param steps by label; the first one is where each instance starts
 * @param rest labels at which an instance may stay for ever
 * @param fairness whether an instance that can act eventually does
 */
public record Process(
    String name,
    IdSet instances,
    Expr.Bound self,
    List<Step> steps,
    Set<String> rest,
    Fairness fairness,
    String note) {

  /** Fairness towards the instances of a process. */
  public enum Fairness {
    /** A step that stays enabled is eventually taken, but at a rest label the instance may stay. */
    WEAK,
    /** The environment or the hardware: may act, need not. */
    NONE
  }

  public Process {
    steps = List.copyOf(steps);
    rest = Set.copyOf(rest);
  }

  /** Index of a label in {@link #steps}, or -1. */
  public int indexOf(String label) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).label().equals(label)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Process that
            && name.equals(that.name)
            && instances.equals(that.instances)
            && self.equals(that.self)
            && steps.equals(that.steps)
            && rest.equals(that.rest)
            && fairness == that.fairness
            && note.equals(that.note));
  }

  /** Of the name, which tells processes of one model apart. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Name of an instance for people: the process alone if it has one instance only. */
  public String instanceName(int id) {
    String member = instances.members().get(id);
    if (member.equals(name)) {
      return name;
    }
    return name + "(" + member + ")";
  }
}
