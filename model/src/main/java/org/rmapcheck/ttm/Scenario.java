package org.rmapcheck.ttm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.ttm.actor.Actor;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Constraint;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.DesignException;
import org.rmapcheck.ttm.design.Driver;
import org.rmapcheck.ttm.design.FaultReservation;
import org.rmapcheck.ttm.design.Lookup;
import org.rmapcheck.ttm.design.MoveKind;
import org.rmapcheck.ttm.design.SharedResv;
import org.rmapcheck.ttm.property.Properties;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Mappings;
import org.rmapcheck.ttm.state.PropertyForm;

/**
 * A question to the protocol: a design, a scope, the actors that take part.
 *
 * @param question one sentence for people
 * @param initially initial values that differ, by location name, such as {@code pte[mm0.b0][p0]}
 * @param properties ids of the properties to report; all if empty
 */
public record Scenario(
    String name,
    String question,
    Scope scope,
    List<String> actors,
    Design design,
    Map<String, String> initially,
    List<String> properties) {

  public Scenario {
    actors = List.copyOf(actors);
    initially = new LinkedHashMap<>(initially);
    properties = List.copyOf(properties);
  }

  /** Actors that know shmem pages only: i915 shrinks no others, and reclaim has no others. */
  private static final List<String> SHMEM_ONLY = List.of("shrinker", "reclaim", "madvise", "close");

  /** Actors that shmem objects know. */
  private static final Set<String> GEM_SHMEM =
      Set.of(
          "cpu",
          "mmap",
          "munmap",
          "fork",
          "mremap",
          "exit",
          "reclaim",
          "panfrost-madvise",
          "panfrost-shrinker");

  /** Actors that hold no reference on what they work on, or know no deleted buffers. */
  private static final List<String> UNDYING =
      List.of("shrinker", "madvise", "exec", "access", "vmap", "secondary", "suspend");

  /**
   * The model of this scenario.
   *
   * @throws DesignException if the scenario contradicts itself or names what does not exist
   */
  public Model model() {
    return model(PropertyForm.STATE);
  }

  /**
   * The model of this scenario, with its properties asked in one of their forms.
   *
   * @throws DesignException if the scenario contradicts itself or names what does not exist
   */
  public Model model(PropertyForm form) {
    check();
    ModelBuilder m = new ModelBuilder(name);
    List<Actor> present = Actor.all().stream().filter(a -> actors.contains(a.key())).toList();
    List<String> gatherers = present.stream().flatMap(a -> a.gatherers().stream()).toList();
    Machine machine = new Machine(m, scope, design, Set.copyOf(actors), gatherers, form);
    present.forEach(actor -> actor.addTo(m, machine));
    Properties.of(machine).forEach(m::property);
    initially.forEach(m::initially);
    return m.build();
  }

  private void check() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new DesignException(problems);
    }
  }

  /**
   * In which ways the scenario contradicts itself or names what does not exist; none if it can be.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(Constraint.broken(design));
    List<String> known = Actor.all().stream().map(Actor::key).toList();
    if (design.is(MoveKind.BLIT) && !actors.contains("gpu")) {
      problems.add("move=blit needs somebody to run the copy jobs: add actor gpu");
    }
    for (String actor : SHMEM_ONLY) {
      if (actors.contains(actor) && design.is(Backing.POOL)) {
        problems.add("actor " + actor + " works on shmem pages: set backing=shmem");
      }
    }
    if (actors.contains("access") && design.is(MoveKind.BLIT)) {
      problems.add("actor access is modelled beside moves by the CPU only: set move=memcpy");
    }
    if (actors.contains("move2") && !actors.contains("move")) {
      problems.add("actor move2 is a second mover: add actor move");
    }
    if (actors.contains("tickets") && scope.buffers() < 2) {
      problems.add("actor tickets reserves two buffers: set buffers to 2 or more");
    }
    if (actors.contains("tickets") && !design.is(SharedResv.OWN)) {
      problems.add("actor tickets takes one reservation after the other: set resv=own");
    }
    checkUsers(problems);
    checkMappings(problems);
    checkDriver(problems);
    if (actors.isEmpty()) {
      problems.add("no actors: use some of " + String.join(", ", known));
    }
    for (String property : properties) {
      if (!Properties.ids().contains(property)) {
        problems.add(
            "unknown property '"
                + property
                + "': use some of "
                + String.join(", ", Properties.ids()));
      }
    }
    for (String actor : actors) {
      if (!known.contains(actor)) {
        problems.add("unknown actor '" + actor + "': use one of " + String.join(", ", known));
      }
    }
    return problems;
  }

  /** What actors need that come with users or the device. */
  private void checkUsers(List<String> problems) {
    if (actors.contains("close") && !List.of("shrinker", "close").containsAll(actors)) {
      problems.add(
          "actor close meets the shrinker only, for mappings and jobs hold references:"
              + " leave the other actors out");
    }
    if (actors.contains("close") && !actors.contains("shrinker")) {
      problems.add("actor close is about what the shrinker finds: add actor shrinker");
    }
    if (actors.contains("rpm") && (!actors.contains("shrinker") || actors.contains("exec"))) {
      problems.add("actor rpm meets the shrinker, where nothing is bound: use shrinker, not exec");
    }
  }

  /** Which actors the objects of the design's driver have. */
  private void checkDriver(List<String> problems) {
    boolean gem = design.is(Driver.GEM_SHMEM);
    for (String actor : actors) {
      if (gem && !GEM_SHMEM.contains(actor)) {
        problems.add("actor " + actor + " knows TTM's buffers only: set driver=ttm");
      } else if (!gem && actor.startsWith("panfrost-")) {
        problems.add("actor " + actor + " knows shmem objects only: set driver=gem-shmem");
      }
    }
    if (actors.contains("last-put")) {
      for (String actor : UNDYING) {
        if (actors.contains(actor)) {
          problems.add(
              "actor " + actor + " is modelled for buffers that stay: leave last-put out, or it");
        }
      }
    }
  }

  /** What actors that change mappings need. */
  private void checkMappings(List<String> problems) {
    if (actors.contains("fork") && scope.addressSpaces() < 2) {
      problems.add(
          "actor fork needs an address space for the child: set addressSpaces to 2 or more");
    }
    if (actors.contains("mremap") && scope.mappings() < 2) {
      problems.add("actor mremap needs a VMA to move to: set mappings to 2 or more");
    }
    int own = actors.contains("mremap") ? 2 : 1;
    if (actors.contains("dma-buf") && scope.mappings() <= own) {
      problems.add(
          "actor dma-buf needs a VMA of its own: set mappings to " + (own + 1) + " or more");
    }
    if (actors.contains("unplug") && !design.is(FaultReservation.YES)) {
      problems.add("actor unplug meets faults that take the reservation: set fault-resv=yes");
    }
    if (actors.contains("suspend") && !design.is(FaultReservation.YES)) {
      problems.add("actor suspend meets faults that take the reservation: set fault-resv=yes");
    }
    if (actors.contains("exit") && scope.cpus() != scope.addressSpaces()) {
      problems.add("actor exit ends an address space with its only task: set as many as cpus");
    }
    boolean changing = actors.stream().anyMatch(Mappings.CHANGING::contains);
    if (changing && !design.is(Lookup.RANGE)) {
      problems.add(
          "actors that change mappings are modelled for the lookup by range: set lookup=range");
    } else if (!changing && scope.mappings() > 1) {
      problems.add(
          "nobody would use more than one mapping: set mappings to 1, or add actor mremap");
    }
  }
}
