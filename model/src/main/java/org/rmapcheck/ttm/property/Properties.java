package org.rmapcheck.ttm.property;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.Property;
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
        PropertyIds.S12,
        PropertyIds.S4,
        PropertyIds.S4I,
        PropertyIds.S5,
        PropertyIds.S8,
        PropertyIds.S14);
  }

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
    return List.of(
        Harm.currentBacking(k),
        Harm.noFreedMapped(k),
        Harm.moveExclusion(k),
        Harm.noLostWrite(k),
        Harm.slotExclusive(k),
        Discipline.lookupComplete(k),
        Discipline.linked(k),
        Discipline.tlbCover(k),
        Discipline.shmemShape(k),
        Discipline.lockDiscipline(k));
  }
}
