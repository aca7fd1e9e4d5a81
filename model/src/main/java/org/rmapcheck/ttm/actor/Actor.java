package org.rmapcheck.ttm.actor;

import java.util.List;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.ttm.state.Machine;

/** A kernel actor: adds its processes to a model. */
public interface Actor {

  /** Name in scenario files. */
  String key();

  /** What it does, in words. */
  String words();

  void addTo(ModelBuilder model, Machine machine);

  /** Its processes that zap page tables: each has a gather of this name. */
  default List<String> gatherers() {
    return List.of();
  }

  /** Every actor, in the order in which reports print them. */
  static List<Actor> all() {
    return List.of(
        Move.first(),
        new Cpu(),
        new Gpu(),
        new Shrinker(),
        new Reclaim(),
        new Madvise(),
        new Exec(),
        new Swapout(),
        new Access(),
        new Mmap(),
        new Munmap(),
        new Fork(),
        new Mremap(),
        new Exit(),
        new Suspend(),
        new SecondaryUser(),
        new Vmap(),
        new TryToUnmap(),
        Move.second(),
        new Tickets(),
        new Close(),
        new Rpm(),
        new Unplug(),
        new DmaBuf(),
        new LastPut(),
        new PanfrostMadvise(),
        new PanfrostShrinker());
  }
}
