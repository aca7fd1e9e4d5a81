package org.rmapcheck.cli.anchor;

import java.util.List;
import org.rmapcheck.model.ir.KernelRef;

/**
 * A quoted line of the kernel.
 *
 * @param steps that stand for it: process and label
 * @param scenarios built-in ones that contain such a step
 * @param values values of switches that bring such a step
 * @param presets kernel versions whose designs have such a step
 */
public record Anchor(
    KernelRef ref,
    List<String> steps,
    List<String> scenarios,
    List<String> values,
    List<String> presets) {

  public Anchor {
    steps = List.copyOf(steps);
    scenarios = List.copyOf(scenarios);
    values = List.copyOf(values);
    presets = List.copyOf(presets);
  }
}
