package org.rmapcheck.validate.runs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.actor.Actor;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.property.Properties;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PropertyForm;
import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.MappingException;

/**
 * The model of one slice: one buffer, one page of it, one VMA that maps it, the actors that a
 * mapping names, and bystanders for what other pages, VMAs and tasks do to the buffer.
 *
 * <p>A run of the kernel is a run of each of its slices: reservation, resource and tt are the
 * buffer's, a PTE and its TLB entries are the page's and the VMA's, and every step of the protocol
 * reads and writes those of one buffer, one page and one VMA. What is shared by several is either
 * in every slice that it concerns (a reservation, a flush), or is a bystander there, or is left to
 * chance: a flush for the sake of another page may take our TLB entry, which may go at any time.
 */
final class SliceModel {

  private SliceModel() {}

  static Model of(Mapping.ModelPart part) {
    Set<String> actors = Set.copyOf(part.actors());
    Design design = Design.of(part.design());
    ModelBuilder m = new ModelBuilder("slice");
    List<Actor> present = Actor.all().stream().filter(a -> actors.contains(a.key())).toList();
    List<String> gatherers = present.stream().flatMap(a -> a.gatherers().stream()).toList();
    Scope scope = new Scope(1, 1, part.cpus(), 1, 1, 1);
    Machine machine = new Machine(m, scope, design, actors, gatherers, PropertyForm.STATE);
    present.forEach(actor -> actor.addTo(m, machine));
    Properties.of(machine).forEach(m::property);
    new Bystander(machine, part.bystanders()).addTo(m);
    part.initially().forEach(m::initially);
    return m.build();
  }

  /** The same without what neither a guard nor the mapping ever asks for. */
  static Model asked(Model whole, Mapping mapping, Labels labels) throws MappingException {
    return Cone.of(whole, variables(mapping, labels));
  }

  /** The variables that a mapping asks for. */
  private static Set<String> variables(Mapping mapping, Labels labels) throws MappingException {
    Set<String> asked = new HashSet<>(Set.of("memory", "slot", "tt_page", "pte", "tlb"));
    asked.addAll(mapping.nothing().values());
    mapping.copies().values().forEach(copy -> asked.addAll(List.of(copy.from(), copy.to())));
    for (var event : mapping.events().entrySet()) {
      var rule = event.getValue();
      if (rule.when() != null) {
        asked.add(rule.when().local());
      }
      if (rule.pfn() != null) {
        asked.addAll(rule.pfn().of().values());
        asked.remove(Simulation.BACKING);
      }
      for (var covered : rule.covers().values()) {
        for (String text : covered) {
          Labels.Guard guard = Labels.Guard.of("", text);
          if (!guard.variable().isEmpty() && !guard.variable().equals(Labels.NOTHING)) {
            asked.add(guard.variable());
          }
        }
      }
    }
    for (String name : asked) {
      labels.variable("mapping", name);
    }
    return asked;
  }
}
