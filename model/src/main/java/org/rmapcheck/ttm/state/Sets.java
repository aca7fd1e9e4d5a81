package org.rmapcheck.ttm.state;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.PteKind;

/**
 * The id sets of a scenario.
 *
 * @param frames page frames that one page of one buffer can occupy: one for its tt, one for a ghost
 *     or orphan; where PTEs hold references, one more for each VMA that can keep an orphan alive
 * @param places where the content of a page can be: its frames and the VRAM slots
 */
public record Sets(
    IdSet buffers,
    IdSet pages,
    IdSet cpus,
    IdSet spaces,
    IdSet vmas,
    IdSet slots,
    IdSet frames,
    IdSet places) {

  static Sets declare(ModelBuilder m, Scope scope, Design design) {
    int orphans = design.is(PteKind.NORMAL) ? scope.addressSpaces() * scope.mappings() : 0;
    IdSet frames = m.ordered("Frames", "frame", 2 + orphans);
    IdSet slots = m.unordered("VramSlots", "vram", scope.vramSlots());
    List<String> places =
        Stream.concat(frames.members().stream(), slots.members().stream()).toList();
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
        m.add(new IdSet("Places", places, true)));
  }
}
