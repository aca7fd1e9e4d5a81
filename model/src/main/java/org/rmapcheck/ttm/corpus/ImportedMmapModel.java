package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * An object of drm_gem_shmem that was imported is mapped by its exporter ({@code dma_buf_mmap},
 * Linux 6.12), which sets the VMA's operations and the object that they are called with.
 *
 * <p>Abstracted: one thread maps and unmaps once; each side has one object, with one reference
 * besides those of mappings.
 */
final class ImportedMmapModel implements ModelDefinition {

  private static final String GEM = "drivers/gpu/drm/drm_gem.c";
  private static final String SHMEM = "drivers/gpu/drm/drm_gem_shmem_helper.c";

  /** Whose operations or object a VMA has. */
  private enum Side {
    NONE,
    IMPORTER,
    EXPORTER
  }

  private final boolean setsObjectFirst;

  ImportedMmapModel(boolean setsObjectFirst) {
    this.setsObjectFirst = setsObjectFirst;
  }

  @Override
  public void define(ModelBuilder m) {
    Type side = Type.Enumeration.of(Side.class);
    Variable ops = m.declare("vm_ops", side, Variable.Kind.SHARED);
    Variable object = m.declare("vm_private_data", side, Variable.Kind.SHARED);
    Variable imported = m.integer("importer_refs", 0, 2);
    Variable exported = m.integer("exporter_refs", 0, 2);
    m.initially(ops.value(), new Expr.Const(side, Side.NONE.ordinal()));
    m.initially(object.value(), new Expr.Const(side, Side.NONE.ordinal()));
    m.initially(imported.value(), new Expr.Const(imported.type(), 1));
    m.initially(exported.value(), new Expr.Const(exported.type(), 1));
    m.process("user", p -> user(p, ops, object, imported.value(), exported.value()));
    Expr balanced = imported.value().is(1).and(exported.value().is(1));
    m.property(
        new PropertyBuilder(StructureIds.LIFETIME, "Lifetime", Kind.HARM)
            .statement(
                "a VMA's operations are called with the object of whoever set them, and a VMA that is"
                    + " gone leaves no reference")
            .symptom("the exporter's close takes the importer's object for its own and crashes")
            .invariant(
                ops.value().is(Side.NONE).implies(object.value().is(Side.IMPORTER).or(balanced)))
            .reachable("the exporter's operations are in place", ops.value().is(Side.EXPORTER))
            .build());
  }

  private void user(
      ProcessBuilder p, Variable ops, Variable object, Expr.Read imported, Expr.Read exported) {
    p.rest("mmap", "gone").note("a task maps an imported buffer and unmaps it");
    if (setsObjectFirst) {
      p.step("mmap")
          .kernel("drm_gem_mmap_obj", GEM, "vma->vm_private_data = obj;")
          .always()
          .set(object.value(), Side.IMPORTER)
          .set(imported, imported.plus(1))
          .goTo("redirect");
    }
    ArmBuilder redirect =
        p.step(setsObjectFirst ? "redirect" : "mmap")
            .kernel("drm_gem_shmem_mmap", SHMEM, "ret = dma_buf_mmap(obj->dma_buf, vma, 0);")
            .always()
            .set(ops.value(), Side.EXPORTER)
            .set(object.value(), Side.EXPORTER)
            .set(exported, exported.plus(1));
    redirect.goTo(setsObjectFirst ? "put" : "set_object");
    if (setsObjectFirst) {
      p.step("put")
          .kernel("drm_gem_shmem_mmap", SHMEM, "drm_gem_object_put(obj);")
          .always()
          .set(imported, imported.minus(1))
          .goTo("close");
    } else {
      p.step("set_object")
          .note("drm_gem_mmap_obj sets the object behind the callback")
          .always()
          .set(object.value(), Side.IMPORTER)
          .set(imported, imported.plus(1))
          .goTo("close");
    }
    p.step("close")
        .note("vm_ops->close of the exporter, with vm_private_data")
        .always()
        .check(
            StructureIds.LIFETIME,
            object.value().is(Side.EXPORTER).named("the object is the exporter's"))
        .set(exported, exported.minus(1))
        .set(ops.value(), Side.NONE)
        .set(object.value(), Side.NONE)
        .goTo("gone");
    p.step("gone").when(Expr.of(false)).goTo("gone");
  }
}
