package org.rmapcheck.ttm.design;

import java.util.List;
import java.util.function.Predicate;

/**
 * Switch values that do not go together.
 *
 * @param reason why, in words, with the fix
 */
public record Constraint(Predicate<Design> broken, String reason) {

  /** What the shrinker does with what it finds. */
  private static final List<Switch> OF_SHRINKER =
      List.of(
          ShrinkError.SWITCH,
          ShrinkLock.SWITCH,
          ShrinkRecheck.SWITCH,
          ShrinkUnmap.SWITCH,
          ShrinkIdle.SWITCH,
          ShrinkWriteback.SWITCH,
          ShrinkCount.SWITCH,
          ShrinkScan.SWITCH,
          Unbind.SWITCH,
          SwapSpace.SWITCH,
          ShrinkRef.SWITCH,
          ShrinkWakeref.SWITCH);

  /** What else there is to letting go of pages. */
  private static final List<Switch> OF_SHMEM_TT =
      List.of(
          TtFlag.SWITCH,
          UnpopulateDirty.SWITCH,
          SwappedFlag.SWITCH,
          FaultMadv.SWITCH,
          Pinning.SWITCH,
          PurgeTt.SWITCH,
          TruncateUnmap.SWITCH,
          MadviseList.SWITCH,
          FileHolders.SWITCH,
          AllocReclaim.SWITCH,
          Gutted.SWITCH,
          ShrinkMemory.SWITCH,
          Visibility.SWITCH);

  private static final List<Constraint> ALL =
      List.of(
          new Constraint(
              d -> d.is(Backing.POOL) && d.is(FileOwner.OBJECT),
              "file-owner=object needs a shmem file: set backing=shmem"),
          new Constraint(
              d -> d.is(Backing.POOL) && !d.is(VmaFile.DEVICE),
              "vma-file needs a shmem file to link VMAs in: set backing=shmem"),
          new Constraint(
              d -> d.is(Backing.POOL) && d.is(SecondRoute.ON),
              "second-route=on maps the shmem file: set backing=shmem"),
          new Constraint(
              d -> !d.is(VmaFile.DEVICE) && d.is(FileOwner.TT),
              "VMAs linked in the shmem file hold a reference on it, so it cannot go with the tt:"
                  + " set file-owner=object"),
          new Constraint(
              d -> d.is(SecondRoute.ON) && d.is(FileOwner.TT),
              "a direct mapping holds a reference on the shmem file, so it cannot go with the tt:"
                  + " set file-owner=object"),
          new Constraint(
              d -> d.is(SecondRoute.ON) && !d.is(VmaFile.DEVICE),
              "second-route=on already decides which VMAs are linked in the shmem file:"
                  + " set vma-file=device"),
          new Constraint(
              d -> d.is(Unmap.MISSING) && !d.is(Flush.BEFORE),
              "flush has no meaning with unmap=missing: leave it at 'before'"),
          new Constraint(
              d -> d.is(Unmap.AFTER) && d.is(Flush.AFTER),
              "flush=after stands for a flush behind the copy of a lookup before it:"
                  + " set unmap=before"),
          new Constraint(
              d -> d.is(MoveKind.MEMCPY) && d.is(Ghost.MISSING),
              "ghost has no meaning with move=memcpy: set move=blit"),
          new Constraint(
              d -> d.is(MoveKind.MEMCPY) && d.is(FaultFence.NO),
              "fault-fence has no meaning with move=memcpy: set move=blit"),
          new Constraint(
              d -> d.is(FaultReservation.NO) && !d.is(PageFields.OWN),
              "fault-resv=no lets a fault write the fields of a page that a move has just freed, a"
                  + " kernel oops before the question is asked: set page-fields=own"),
          new Constraint(
              d -> d.is(ClearLoop.STUCK) && !d.is(PageFields.WRITTEN),
              "clear-loop is about fields that TTM writes: set page-fields=written"),
          new Constraint(
              d -> d.is(Driver.GEM_SHMEM) && (d.is(Backing.POOL) || d.is(FileOwner.TT)),
              "driver=gem-shmem has a shmem file for each object: set backing=shmem and"
                  + " file-owner=object"),
          new Constraint(
              d -> d.is(Driver.GEM_SHMEM) && (!d.is(VmaFile.DEVICE) || d.is(SecondRoute.ON)),
              "driver=gem-shmem maps its objects through the device: set vma-file=device and"
                  + " second-route=off"),
          new Constraint(
              d -> d.is(Driver.TTM) && (!d.is(VmaPages.COUNTED) || !d.is(FaultAround.NONE)),
              "vma-pages and fault-around are about drm_gem_shmem: set driver=gem-shmem"),
          new Constraint(
              d -> d.is(FaultLock.MMAP) && d.is(ForkVmaLock.NO),
              "fork-vma-lock has no meaning where no fault holds the lock of a VMA: set"
                  + " fault-lock=vma"),
          new Constraint(
              d -> d.is(ImportedFault.MAPPED) && !d.is(DmaBufRoute.IMPORTER),
              "imported-fault is about mappings of an importer: set dma-buf=importer"),
          new Constraint(
              d -> d.is(EvenCows.ZERO) && !d.is(Lookup.RANGE),
              "even-cows is an argument of the lookup by range: set lookup=range"),
          new Constraint(
              d -> d.is(ClearFields.NO) && !d.is(PageFields.WRITTEN),
              "clear-fields has no meaning where TTM writes none: set page-fields=written"),
          new Constraint(
              d -> d.is(Evict.PIPELINED) && d.is(MoveKind.MEMCPY),
              "evict=pipelined has no meaning with move=memcpy: set move=blit"),
          new Constraint(
              d -> d.is(MoveFence.DROPPED) && d.is(Evict.GHOST),
              "move-fence has no meaning where slots wait for their copies: set evict=pipelined"),
          new Constraint(
              d -> d.is(EvictUnlock.ALWAYS) && (!d.is(SharedResv.SHARED) || d.is(Room.GIVES_UP)),
              "evict-unlock has no meaning where an eviction takes a reservation of its own: set"
                  + " resv=shared and room=trylock"),
          new Constraint(
              d -> d.is(SharedResv.SHARED) && !(d.is(Room.GIVES_UP) || d.is(Room.TRYLOCK)),
              "with resv=shared an eviction holds the reservation already and never waits for one:"
                  + " set room=trylock"),
          new Constraint(
              d -> d.is(ShrinkMemory.ADDED_ONLY) && d.is(ShrinkScan.ANY),
              "shrink-memory is kept with the lists in their order: set scan=lists"),
          new Constraint(
              d -> d.is(MadviseList.ADDED) && !d.is(ShrinkScan.ANY),
              "a list that an object is added to twice has no order: set scan=any"),
          new Constraint(
              d -> d.is(Visibility.HIDDEN) && sets(d, OF_SHRINKER),
              "what the shrinker does has no meaning where it sees no buffer: set shrinker=visible"),
          new Constraint(
              d -> d.is(Backing.POOL) && (sets(d, OF_SHRINKER) || sets(d, OF_SHMEM_TT)),
              "switches of the shrinker and of i915's tts have no meaning with pool pages: set"
                  + " backing=shmem"),
          new Constraint(
              d -> (!d.is(ShrinkIdle.WAITS) || d.is(Unbind.AFTER_WAIT)) && d.is(FileOwner.OBJECT),
              "a ghost takes the file of the tt with it, which shrink-idle is about: set"
                  + " file-owner=tt"));

  /** Whether a design sets any of the switches otherwise than mainline. */
  private static boolean sets(Design design, List<Switch> any) {
    return any.stream().anyMatch(each -> !design.is(each.mainline()));
  }

  /** Why a design cannot be; empty if it can. */
  public static List<String> broken(Design design) {
    return ALL.stream().filter(c -> c.broken().test(design)).map(Constraint::reason).toList();
  }
}
