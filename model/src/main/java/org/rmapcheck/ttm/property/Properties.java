package org.rmapcheck.ttm.property;

import java.util.List;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.ttm.state.Machine;

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
