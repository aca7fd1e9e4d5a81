package org.rmapcheck.ttm.property;

import java.util.Optional;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Gutted;
import org.rmapcheck.ttm.design.PurgeTt;
import org.rmapcheck.ttm.design.TtFlag;
import org.rmapcheck.ttm.state.Buffers.Holder;
import org.rmapcheck.ttm.state.Buffers.Memory;
import org.rmapcheck.ttm.state.Machine;
import org.rmapcheck.ttm.state.Tts.Madv;
import org.rmapcheck.ttm.state.Tts.ShrinkList;

/** What must hold of buffers whose contents, or whose objects, are given up. */
final class GivenUp {

  private GivenUp() {}

  /** Only what the user gave up is purged, and it stays so. */
  static Optional<Property> purgeMonotone(Machine k) {
    boolean refused = k.design.is(TtFlag.UNMAPPABLE) && k.design.is(Backing.SHMEM);
    if (!k.tts.advise() && !refused) {
      return Optional.empty();
    }
    PropertyBuilder property =
        new PropertyBuilder(PropertyIds.S10, "PurgeMonotone", Kind.HARM)
            .statement(
                "only a buffer whose contents the user gave up is purged or refused to a fault, and"
                    + " what is purged keeps no memory and gets none again")
            .symptom(
                "madvise said that the contents are retained and they are gone, or a task dies of"
                    + " SIGBUS on a buffer that it uses, or reads zeros from a purged one");
    Expr.Bound b = k.sets.buffers().any("b");
    if (!k.tts.advise()) {
      Expr.Bound v = k.sets.vmas().any("v");
      Expr faulted = k.buffers.resv.cpu(k.spaces.vmaBuffer.at(v)).isSome();
      return Optional.of(
          property.reachable("a fault holds the reservation", Expr.exists(v, faulted)).build());
    }
    Expr purged = k.tts.madv.at(b).is(Madv.PURGED);
    property.invariant(
        Expr.forAll(
            b,
            purged.implies(
                k.buffers
                    .populated(b)
                    .not()
                    .and(k.buffers.resv.at(b).isNot(Holder.FREE).or(gone(k, b))))));
    return Optional.of(
        k.has("madvise")
            ? property.reachable("a buffer has been purged", Expr.exists(b, purged)).build()
            : property
                .reachable("a buffer with contents has let go of its pages", Properties.letGo(k))
                .build());
  }

  /** The buffer has no memory of any kind. */
  private static Expr gone(Machine k, Expr b) {
    Expr.Bound p = k.sets.pages().any("p");
    Expr kept = k.frames.filePage(b, p).isSome();
    if (k.sets.swap().isPresent()) {
      kept = kept.or(k.tts.inSwap.at(b, p));
    }
    Expr.Read memory = k.buffers.memory.at(b);
    Expr left = k.design.is(Gutted.NONE) ? memory.is(Memory.NONE) : memory.is(Memory.SYSTEM);
    return left.and(Expr.exists(p, kept).not()).named("what is purged keeps no memory");
  }

  private static PropertyBuilder lifetime() {
    return new PropertyBuilder(PropertyIds.S13, "Lifetime", Kind.HARM)
        .statement(
            "no step uses a file, page or object after it has been put, and a copy none that has"
                + " been given back")
        .symptom(
            "a NULL pointer or use-after-free oops in a worker or in the shrinker, or a copy of"
                + " memory that is somebody else's");
  }

  /** Of a destroyed object nobody knows, and it has no memory. */
  private static Expr nothingLeft(Machine k, Expr b) {
    return k.tts.list.at(b).is(ShrinkList.NONE).and(k.buffers.populated(b).not()).and(gone(k, b));
  }

  /** Nobody uses what has been freed. */
  static Optional<Property> lifetime(Machine k) {
    boolean debugged = k.has("access") && k.tts.swap();
    if (k.references.present()) {
      Expr.Bound o = k.sets.buffers().any("o");
      Expr unreferenced = k.references.refs.at(o).is(0).and(k.references.freed.at(o).not());
      Expr found = unreferenced.and(k.tts.list.at(o).isNot(ShrinkList.NONE));
      return Optional.of(
          lifetime()
              .invariant(Expr.forAll(o, k.references.freed.at(o).implies(nothingLeft(k, o))))
              .reachable("a listed object has no reference", Expr.exists(o, found))
              .reachable("an object is destroyed", Expr.exists(o, k.references.freed.at(o)))
              .build());
    }
    boolean outlived = k.gutsBusy() || debugged || k.design.is(PurgeTt.STALE);
    boolean copied = k.has("move") || k.has("swapout");
    if (!outlived && !copied) {
      return Optional.empty();
    }
    PropertyBuilder property = lifetime();
    if (outlived) {
      property.reachable("a buffer with contents has let go of its pages", Properties.letGo(k));
    }
    if (copied) {
      Expr.Bound b = k.sets.buffers().any("b");
      Expr.Bound p = k.sets.pages().any("p");
      Expr source = k.buffers.copyFrom.at(b, p).isSome();
      property.reachable(
          "memory of a buffer is being copied",
          Expr.exists(b, k.buffers.copying.at(b).and(Expr.exists(p, source))));
    }
    if (!k.gutsBusy() && k.design.is(PurgeTt.STALE)) {
      Expr.Bound b = k.sets.buffers().any("b");
      property.invariant(Expr.forAll(b, k.tts.ghostFileGone.at(b).not()));
    }
    return Optional.of(property.build());
  }
}
