package org.rmapcheck.ttm.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.ttm.design.Gutted;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PropertyForm;

/** All properties of the protocol, harm first. */
public final class Properties {

  private Properties() {}

  /** Ids of all properties, in the order of {@link #of}. */
  public static List<String> ids() {
    return List.of(
        PropertyIds.S1,
        PropertyIds.S2,
        PropertyIds.S3,
        PropertyIds.S6,
        PropertyIds.S10,
        PropertyIds.S12,
        PropertyIds.S13,
        PropertyIds.S15,
        PropertyIds.S4,
        PropertyIds.S4I,
        PropertyIds.S5,
        PropertyIds.S8,
        PropertyIds.S9,
        PropertyIds.S14,
        PropertyIds.S7,
        PropertyIds.S11,
        PropertyIds.S16,
        PropertyIds.L3,
        PropertyIds.S18,
        PropertyIds.S19,
        PropertyIds.S21,
        PropertyIds.S22);
  }

  /** The properties that say something about actors of this model. */
  public static List<Property> of(Machine k) {
    return k.form == PropertyForm.STATE
        ? ofStates(k)
        : ofStates(k).stream().map(property -> ofSteps(k, property)).toList();
  }

  /** The same property, asserted by loads instead of demanded of each state. */
  private static Property ofSteps(Machine k, Property property) {
    if (!Translations.byProperty(k).containsKey(property.id())) {
      return property;
    }
    return new Property(
        property.id(),
        property.name(),
        property.kind(),
        property.statement(),
        property.symptom(),
        Optional.empty(),
        property.goals(),
        property.notMeaningful());
  }

  private static List<Property> ofStates(Machine k) {
    List<Property> all = new ArrayList<>();
    all.add(Harm.currentBacking(k));
    all.add(Harm.noFreedMapped(k));
    all.add(Harm.moveExclusion(k));
    all.add(Harm.noLostWrite(k));
    GivenUp.purgeMonotone(k).ifPresent(all::add);
    all.add(Harm.slotExclusive(k));
    LastReference.of(k).or(() -> GivenUp.lifetime(k)).ifPresent(all::add);
    ShmemObjects.purged(k).ifPresent(all::add);
    ShmemObjects.users(k).ifPresent(all::add);
    GpuIsolation.of(k).ifPresent(all::add);
    all.add(Discipline.lookupComplete(k));
    all.add(Discipline.linked(k));
    all.add(Discipline.tlbCover(k));
    all.add(Discipline.shmemShape(k));
    Evictable.pinned(k).ifPresent(all::add);
    all.add(Discipline.lockDiscipline(k));
    Evictable.dirtyKept(k).ifPresent(all::add);
    Books.accounting(k).ifPresent(all::add);
    ShmemObjects.lists(k).ifPresent(all::add);
    Evictable.cleanFree(k).ifPresent(all::add);
    Books.walkEnds(k).ifPresent(all::add);
    CleanFree.of(k).ifPresent(all::add);
    EveryoneStops.of(k).ifPresent(all::add);
    MappingBooks.of(k).ifPresent(all::add);
    Wakerefs.of(k).ifPresent(all::add);
    if (!k.gem.present()) {
      ResourceShape.of(k).ifPresent(all::add);
    }
    return all;
  }

  /** Some buffer with contents has no resource and no pages. */
  static Expr letGo(Machine k) {
    Expr.Bound b = k.sets.buffers().any("b");
    Expr.Bound p = k.sets.pages().any("p");
    Expr written = Expr.exists(p, k.content.undefined.at(b, p).not());
    if (k.gem.present()) {
      return Expr.exists(b, k.gem.purged(b).and(written));
    }
    Expr.Read memory = k.buffers.memory.at(b);
    Expr gone =
        k.design.is(Gutted.NONE)
            ? memory.is(Memory.NONE)
            : memory.is(Memory.SYSTEM).and(k.buffers.populated(b).not());
    return Expr.exists(b, (k.tts.swap() ? gone.or(k.tts.swapped.at(b)) : gone).and(written));
  }
}
