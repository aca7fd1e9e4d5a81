package org.rmapcheck.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;

/** Builds the steps of one process; the first step is where each instance starts. */
public final class ProcessBuilder {

  private final String name;
  private final IdSet instances;
  private final Expr.Bound self;
  private final List<StepBuilder> steps = new ArrayList<>();
  private final Set<String> rest = new LinkedHashSet<>();
  private Process.Fairness fairness = Process.Fairness.WEAK;
  private String note = "";

  ProcessBuilder(String name, IdSet instances) {
    this.name = name;
    this.instances = instances;
    this.self = instances.any("self");
  }

  /** The instance that executes a step. */
  public Expr.Bound self() {
    return self;
  }

  /** Starts the step at the next label. */
  public StepBuilder step(String label) {
    StepBuilder step = new StepBuilder(label);
    steps.add(step);
    return step;
  }

  /** Labels at which an instance may stay for ever without being deadlocked. */
  public ProcessBuilder rest(String... labels) {
    rest.addAll(List.of(labels));
    return this;
  }

  /** The environment or hardware: it may act but need not. */
  public ProcessBuilder unfair() {
    fairness = Process.Fairness.NONE;
    return this;
  }

  /** What the process is, in words. */
  public ProcessBuilder note(String words) {
    note = words;
    return this;
  }

  Process build(List<String> problems) {
    List<Step> built = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String next = i + 1 < steps.size() ? steps.get(i + 1).label() : "";
      built.add(steps.get(i).build(name, next, problems));
    }
    return new Process(name, instances, self, built, rest, fairness, note);
  }
}
