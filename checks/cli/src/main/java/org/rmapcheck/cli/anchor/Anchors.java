package org.rmapcheck.cli.anchor;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.model.ir.KernelRef;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.ir.Step;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.design.Preset;

/** Gathers the kernel lines that steps quote: from all built-in scenarios and switch values. */
public final class Anchors {

  private static final Comparator<KernelRef> ORDER =
      Comparator.comparing(KernelRef::file)
          .thenComparing(KernelRef::function)
          .thenComparing(KernelRef::call);

  private static final class Uses {
    final Set<String> steps = new TreeSet<>();
    final Set<String> scenarios = new LinkedHashSet<>();
    final Set<String> values = new LinkedHashSet<>();

    final Set<String> presets = new LinkedHashSet<>();
  }

  private final Map<KernelRef, Uses> uses = new TreeMap<>(ORDER);
  private final Map<String, String> others = new TreeMap<>();

  private Anchors() {}

  /** Every quoted line, by file, function and text. */
  public static List<Anchor> all() {
    return gathered().uses.entrySet().stream()
        .map(
            e ->
                new Anchor(
                    e.getKey(),
                    List.copyOf(e.getValue().steps),
                    List.copyOf(e.getValue().scenarios),
                    List.copyOf(e.getValue().values),
                    List.copyOf(e.getValue().presets)))
        .toList();
  }

  /** The steps that quote no line, as process and label, with what they do in words. */
  public static Map<String, String> stepsWithoutLine() {
    return gathered().others;
  }

  private static Anchors gathered() {
    Anchors anchors = new Anchors();
    ScenarioCatalog catalog = new ScenarioCatalog();
    for (String name : catalog.names()) {
      anchors.add(catalog.load(name).model(), uses -> uses.scenarios.add(name));
    }
    SwitchValues values = new SwitchValues();
    for (Scenario scenario : values.scenarios()) {
      anchors.add(scenario.model(), uses -> uses.values.add(scenario.name()));
    }
    for (Preset preset : Preset.all()) {
      Scenario scenario = values.scenario(preset);
      anchors.add(scenario.model(), uses -> uses.presets.add(preset.key()));
    }
    return anchors;
  }

  private void add(Model model, Consumer<Uses> by) {
    for (Process process : model.processes()) {
      for (Step step : process.steps()) {
        String name = process.name() + "." + step.label();
        if (step.kernel().isPresent()) {
          Uses use = uses.computeIfAbsent(step.kernel().get(), r -> new Uses());
          use.steps.add(name);
          by.accept(use);
        } else {
          others.put(name, step.note());
        }
      }
    }
  }
}
