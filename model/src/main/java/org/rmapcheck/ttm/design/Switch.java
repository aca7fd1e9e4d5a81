package org.rmapcheck.ttm.design;

import java.util.List;

/**
 * A decision that designs may take differently.
 *
 * @param key as scenario files write it
 * @param words what is decided, with the kernel's names
 * @param values the first one is mainline
 */
public record Switch(String key, String words, List<Choice> values) {

  /** Every switch, in the order in which reports print them. */
  public static List<Switch> all() {
    return List.of(
        Backing.SWITCH,
        Lookup.SWITCH,
        PageFields.SWITCH,
        EvenCows.SWITCH,
        PteKind.SWITCH,
        VmaFile.SWITCH,
        Unmap.SWITCH,
        Flush.SWITCH,
        FaultReservation.SWITCH,
        FaultFence.SWITCH,
        FaultCaller.SWITCH,
        SecondRoute.SWITCH,
        FileOwner.SWITCH,
        MoveKind.SWITCH,
        Ghost.SWITCH,
        TtFlag.SWITCH,
        UnpopulateDirty.SWITCH,
        SwappedFlag.SWITCH,
        ShrinkError.SWITCH,
        ShrinkLock.SWITCH,
        ShrinkRecheck.SWITCH,
        ShrinkUnmap.SWITCH,
        ShrinkIdle.SWITCH,
        ShrinkWriteback.SWITCH,
        FaultMadv.SWITCH,
        Pinning.SWITCH,
        PurgeTt.SWITCH,
        TruncateUnmap.SWITCH,
        GpuInvalidate.SWITCH,
        MadviseList.SWITCH,
        MoveClear.SWITCH,
        ShrinkCount.SWITCH,
        TtmSwap.SWITCH,
        AccessSwapped.SWITCH,
        PagesArray.SWITCH,
        Accounting.SWITCH,
        FileHolders.SWITCH,
        MoveFence.SWITCH,
        Evict.SWITCH,
        AllocReclaim.SWITCH,
        PageLimit.SWITCH,
        WalkCursor.SWITCH,
        Unbind.SWITCH,
        ClearFields.SWITCH,
        MmapFill.SWITCH,
        ForkOrder.SWITCH,
        VmaOrder.SWITCH,
        NestedFlush.SWITCH,
        MunmapFlush.SWITCH,
        MremapMove.SWITCH,
        SuspendZap.SWITCH,
        SuspendFault.SWITCH,
        ClearLoop.SWITCH,
        Secondary.SWITCH,
        VmapPin.SWITCH,
        BatchedFlush.SWITCH,
        Gutted.SWITCH,
        Room.SWITCH,
        SharedResv.SWITCH,
        EvictUnlock.SWITCH,
        ShrinkScan.SWITCH,
        ShrinkMemory.SWITCH,
        Visibility.SWITCH,
        SwapSpace.SWITCH,
        ShrinkRef.SWITCH,
        ShrinkWakeref.SWITCH,
        Driver.SWITCH,
        VmaPages.SWITCH,
        FaultAround.SWITCH,
        FaultLock.SWITCH,
        ForkVmaLock.SWITCH,
        VmaReference.SWITCH,
        FaultReference.SWITCH,
        DmaBufRoute.SWITCH,
        ImportedFault.SWITCH,
        UnplugOrder.SWITCH);
  }

  static Switch of(String key, String words, Choice... values) {
    return new Switch(key, words, List.of(values));
  }

  public Choice mainline() {
    return values.get(0);
  }
}
