package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Variable;

/**
 * A memfd becomes a dma-buf while its owner seals it against writing (Linux 6.12): udmabuf looks at
 * the seals, then pins the pages for devices that may write them.
 *
 * <p>The file has nothing of a buffer of TTM, so this is a model of its own. Abstracted: one file,
 * one dma-buf of it at a time; other seals do not matter, for seals are never taken away and
 * udmabuf wants the one against shrinking, so the file cannot be truncated any more.
 */
final class UdmabufModel implements ModelDefinition {

  private static final String UDMABUF = "drivers/dma-buf/udmabuf.c";
  private static final String MEMFD = "mm/memfd.c";

  private final boolean locks;

  /** Whether the inode is locked from the look at the seals until the pages are pinned. */
  UdmabufModel(boolean locks) {
    this.locks = locks;
  }

  @Override
  public void define(ModelBuilder m) {
    Variable sealed = m.bool("sealed_against_writing");
    Variable pinned = m.bool("pages_pinned");
    Variable reader = m.bool("inode_read_locked");
    Variable writer = m.bool("inode_write_locked");
    m.process("udmabuf", p -> create(p, sealed, pinned, reader, writer));
    m.process("owner", p -> seal(p, sealed, pinned, reader, writer));
    m.property(
        new PropertyBuilder(StructureIds.DEVICE_ACCESS, "Sealed", Kind.HARM)
            .statement("no device can write the pages of a file that is sealed against writing")
            .symptom("what a reader of the sealed file has checked changes afterwards")
            .invariant(sealed.value().and(pinned.value()).not())
            .reachable("the file is sealed", sealed.value())
            .reachable("the pages are pinned", pinned.value())
            .build());
  }

  private void create(
      ProcessBuilder p, Variable sealed, Variable pinned, Variable reader, Variable writer) {
    p.unfair().rest("create", "exported").note("a dma-buf is made of the file, and released");
    if (locks) {
      p.step("create")
          .kernel("udmabuf_create", UDMABUF, "inode_lock_shared(file_inode(memfd));")
          .when(writer.value().not())
          .set(reader.value(), true)
          .goTo("check_seals");
    } else {
      p.step("create").note("the file is looked up").always().goTo("check_seals");
    }
    p.step("check_seals")
        .kernel("check_memfd_seals", UDMABUF, "(seals & SEALS_DENIED) != 0)")
        .when(sealed.value())
        .goTo(locks ? "unlock" : "create")
        .when(sealed.value().not())
        .goTo("pin");
    p.step("pin")
        .kernel(
            "udmabuf_pin_folios",
            UDMABUF,
            "nr_folios = memfd_pin_folios(memfd, start, end, folios, pgcnt, &pgoff);")
        .always()
        .set(pinned.value(), true)
        .goTo(locks ? "unlock" : "exported");
    if (locks) {
      ArmBuilder unlock =
          p.step("unlock")
              .kernel("udmabuf_create", UDMABUF, "inode_unlock_shared(file_inode(memfd));")
              .when(pinned.value())
              .set(reader.value(), false);
      unlock.goTo("exported").when(pinned.value().not()).set(reader.value(), false).goTo("create");
    }
    p.step("exported")
        .note("the dma-buf is released")
        .always()
        .set(pinned.value(), false)
        .goTo("create");
  }

  private static void seal(
      ProcessBuilder p, Variable sealed, Variable pinned, Variable reader, Variable writer) {
    p.unfair().rest("seal", "sealed").note("the owner seals the file against writing");
    p.step("seal")
        .kernel("memfd_add_seals", MEMFD, "inode_lock(inode);")
        .when(reader.value().or(writer.value()).not())
        .set(writer.value(), true)
        .goTo("wait_for_pins");
    p.step("wait_for_pins")
        .kernel("memfd_add_seals", MEMFD, "error = memfd_wait_for_pins(file->f_mapping);")
        .when(pinned.value())
        .set(writer.value(), false)
        .goTo("seal")
        .when(pinned.value().not())
        .goTo("add_seal");
    p.step("add_seal")
        .kernel("memfd_add_seals", MEMFD, "*file_seals |= seals;")
        .always()
        .set(sealed.value(), true)
        .set(writer.value(), false)
        .goTo("sealed");
    p.step("sealed").when(Expr.of(false)).goTo("sealed");
  }
}
