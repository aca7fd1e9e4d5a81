package org.rmapcheck.ttm.property;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.state.AddressSpaces.Translation;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.PropertyForm;

/**
 * What each harm demands of one usable translation. The state form of a property asks it of every
 * PTE and TLB entry, the step form of the one that a load goes through.
 */
public final class Translations {

  private Translations() {}

  /** It names the memory that backs the buffer, or somebody is about to take it away. */
  static Translation current(Machine k) {
    return (buffer, page, vma) ->
        place -> {
          Expr fine = place.is(k.backing(buffer, page)).or(k.invalidating(buffer, vma));
          return k.sets
              .dummy()
              .map(dummy -> fine.or(place.is(dummy).and(k.device.unplugged.value())))
              .orElse(fine);
        };
  }

  /** It names memory that is not free. */
  static Translation held(Machine k) {
    return (buffer, page, vma) ->
        place -> {
          Expr held = k.held(buffer, page, place);
          return k.sets.dummy().map(dummy -> held.or(place.is(dummy))).orElse(held);
        };
  }

  /** It names neither source nor target of a copy that has begun. */
  static Translation notCopied(Machine k) {
    return (buffer, page, vma) ->
        place -> {
          Expr copied =
              place
                  .is(k.buffers.copyFrom.at(buffer, page))
                  .or(place.is(k.buffers.copyTo.at(buffer, page)));
          return k.buffers.copying.at(buffer).and(copied).not();
        };
  }

  /** It names memory that holds the last value written, if any was. */
  static Translation fresh(Machine k) {
    return (buffer, page, vma) ->
        place ->
            k.content
                .undefined
                .at(buffer, page)
                .or(
                    k.content
                        .fresh
                        .at(buffer, page, place)
                        .named("a load returns the last value written"));
  }

  /** Ids of the properties that have a step form, with what they demand. */
  static Map<String, Translation> byProperty(Machine k) {
    Map<String, Translation> demands = new LinkedHashMap<>();
    demands.put(PropertyIds.S1, current(k));
    demands.put(PropertyIds.S2, held(k));
    demands.put(PropertyIds.S3, notCopied(k));
    demands.put(PropertyIds.S6, fresh(k));
    return demands;
  }

  /** Asserts in a load through {@code place} what the properties demand of the translation. */
  public static ArmBuilder checkLoad(ArmBuilder load, Machine k, Expr page, Expr vma, Expr place) {
    Expr buffer = k.spaces.vmaBuffer.at(vma);
    byProperty(k)
        .forEach((id, demand) -> load.check(id, demand.of(buffer, page, vma).apply(place)));
    return load;
  }

  /**
   * Asserts in the copy of a page that its source and its target are still there, and, in the step
   * form, that the source holds the last value written, if any was.
   */
  public static ArmBuilder checkCopy(
      ArmBuilder copy, Machine k, Expr b, Expr p, Expr from, Expr to) {
    Expr source = k.evictions.present() ? from.isNone().or(k.buffers.isVram(from)) : from.isNone();
    Expr target = k.buffers.isVram(to);
    if (k.sets.swap().isPresent()) {
      target = target.or(to.is(k.sets.swap().get()));
    }
    copy.check(
            PropertyIds.S13,
            source.or(k.buffers.holds(b, p, from)).named("what is copied has not been given back"))
        .check(
            PropertyIds.S13,
            target.or(k.buffers.holds(b, p, to)).named("the page that is written is the buffer's"));
    Expr fresh = from.isNone().or(k.content.fresh.at(b, p, from));
    return k.form == PropertyForm.STEP
        ? copy.check(PropertyIds.S6, k.content.undefined.at(b, p).or(fresh))
        : copy;
  }
}
