package org.rmapcheck.model.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmapcheck.model.ir.Arm;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;

/**
 * Which arms of the written model each arm of a transformed model consists of, in order. The
 * choices of an arm are those of its parts, one after the other.
 */
public final class Origins {

  /** An arm, by the names of its process and step and its place among the arms. */
  public record ArmRef(String process, String label, int arm) {}

  /** One part of an arm: an arm of the written model, with as many choices as it has. */
  public record Part(String label, int arm, int choices) {}

  private final Map<ArmRef, List<Part>> parts;

  private Origins(Map<ArmRef, List<Part>> parts) {
    this.parts = parts;
  }

  /** Each arm is itself. */
  public static Origins identity(Model model) {
    Map<ArmRef, List<Part>> parts = new HashMap<>();
    for (Process process : model.processes()) {
      for (var step : process.steps()) {
        for (int a = 0; a < step.arms().size(); a++) {
          Arm arm = step.arms().get(a);
          parts.put(
              new ArmRef(process.name(), step.label(), a),
              List.of(new Part(step.label(), a, arm.choices().size())));
        }
      }
    }
    return new Origins(parts);
  }

  /** The parts of an arm of the transformed model. */
  public List<Part> of(ArmRef arm) {
    List<Part> found = parts.get(arm);
    if (found == null) {
      throw new IllegalArgumentException("no such arm: " + arm);
    }
    return found;
  }

  /** Collects the parts of the arms of the next model. */
  static final class Collector {
    private final Map<ArmRef, List<Part>> parts = new HashMap<>();

    void put(ArmRef arm, List<Part> of) {
      parts.put(arm, List.copyOf(of));
    }

    Origins build() {
      return new Origins(parts);
    }
  }

  /** The parts of one arm, then those of another. */
  static List<Part> both(List<Part> first, List<Part> second) {
    List<Part> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
