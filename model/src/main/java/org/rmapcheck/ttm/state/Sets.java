package org.rmapcheck.ttm.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.PteKind;
import org.rmapcheck.ttm.design.Secondary;

/**
 * The id sets of a scenario.
 *
 * @param frames page frames that one page of one buffer can occupy: one for its tt, one for a ghost
 *     or orphan; where PTEs hold references, one more for each VMA that can keep an orphan alive
 * @param places where the content of a page can be: its frames, the VRAM slots, its swap slot
 * @param swap the place of a page's swap slot, where some actor swaps
 * @param dummy the page that faults map once the device is unplugged, where some actor does that
 */
public record Sets(
    IdSet buffers,
    IdSet pages,
    IdSet cpus,
    IdSet spaces,
    IdSet vmas,
    IdSet slots,
    IdSet frames,
    IdSet places,
    Optional<Expr> swap,
    Optional<Expr> dummy) {

  /** Actors that write pages to swap. */
  private static final Set<String> SWAPPING = Set.of("reclaim", "swapout");

  static Sets declare(ModelBuilder m, Scope scope, Design design, Set<String> actors) {
    int orphans = design.is(PteKind.NORMAL) ? scope.addressSpaces() * scope.mappings() : 0;
    if (design.is(Secondary.REFCOUNT)) {
      orphans *= 2;
    }
    IdSet frames = m.ordered("Frames", "frame", 2 + orphans);
    IdSet slots = m.unordered("VramSlots", "vram", scope.vramSlots());
    boolean unplugs = actors.contains("unplug");
    boolean swaps = actors.stream().anyMatch(SWAPPING::contains);
    List<String> places =
        Stream.of(
                frames.members(),
                slots.members(),
                swaps ? List.of("swap") : List.<String>of(),
                unplugs ? List.of("dummy") : List.<String>of())
            .flatMap(List::stream)
            .toList();
    IdSet allPlaces = new IdSet("Places", places, true);
    List<String> vmas = new ArrayList<>();
    for (int mm = 0; mm < scope.addressSpaces(); mm++) {
      for (int b = 0; b < scope.buffers(); b++) {
        for (int i = 0; i < scope.mappings(); i++) {
          vmas.add("mm" + mm + ".b" + b + (i == 0 ? "" : "." + i));
        }
      }
    }
    return new Sets(
        m.unordered("Buffers", "b", scope.buffers()),
        m.ordered("Pages", "p", scope.pages()),
        m.unordered("Cpus", "cpu", scope.cpus()),
        m.unordered("AddressSpaces", "mm", scope.addressSpaces()),
        m.add(new IdSet("Vmas", vmas, true)),
        slots,
        frames,
        m.add(allPlaces),
        swaps ? Optional.of(allPlaces.member(places.indexOf("swap"))) : Optional.empty(),
        unplugs ? Optional.of(allPlaces.member(places.indexOf("dummy"))) : Optional.empty());
  }
}
