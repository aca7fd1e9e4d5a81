package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices of one buffer: one for each VMA that maps it, one for the buffer alone, from which
 * those of new VMAs begin, and one for a VMA that the log has not mentioned yet.
 */
final class Buffer {

  final long address;
  private final Slice alone;
  private final Slice unseen;
  private final Map<Long, Slice> areas = new LinkedHashMap<>();

  private boolean confirmed;
  private long told;

  Buffer(long address, Slice alone, Slice unseen) {
    this.address = address;
    this.alone = alone;
    this.unseen = unseen;
  }

  /** All slices. */
  List<Slice> all() {
    List<Slice> all = asked();
    if (unseen.possible()) {
      all.add(unseen);
    }
    return all;
  }

  /** Nobody is in a call that is about the buffer. */
  boolean isQuiet() {
    return alone.isQuiet();
  }

  /** Whether it is known to be one: until then it is the address of a lock. */
  boolean isConfirmed() {
    return confirmed;
  }

  /** An argument names it as a buffer; says how many events of it came before. */
  long confirm() {
    confirmed = true;
    long before = told;
    told = 0;
    return before;
  }

  /** One more event of a lock that may be a buffer's. */
  void tell() {
    told++;
  }

  /** All slices that are asked; an unseen VMA is not, for it may not be there. */
  List<Slice> asked() {
    List<Slice> all = new ArrayList<>(areas.values());
    all.add(alone);
    return all;
  }

  boolean isUnseen(Slice slice) {
    return slice.equals(unseen);
  }

  /** The slice of a VMA that is known, or that the log now mentions for the first time. */
  Slice area(long vma) {
    return areas.computeIfAbsent(vma, v -> unseen.copy());
  }

  boolean knows(long vma) {
    return areas.containsKey(vma);
  }

  /** A VMA begins. */
  Slice begin(long vma) {
    Slice slice = alone.copy();
    areas.put(vma, slice);
    return slice;
  }

  void end(long vma) {
    areas.remove(vma);
  }

  /** Anything may have happened. */
  void forget(int unmapped, int mapped) {
    alone.forget(unmapped);
    unseen.forget(mapped);
    areas.values().forEach(slice -> slice.forget(mapped));
  }
}
