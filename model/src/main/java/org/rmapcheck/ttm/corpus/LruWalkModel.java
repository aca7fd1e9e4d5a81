package org.rmapcheck.ttm.corpus;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ModelDefinition;
import org.rmapcheck.model.ProcessBuilder;
import org.rmapcheck.model.PropertyBuilder;
import org.rmapcheck.model.StepBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Property.Kind;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/**
 * A walk over an LRU list that can be restarted at its cursor: {@code ttm_resource_manager_first}
 * and {@code _next} (Linux 6.12). The callback drops the list's lock, may fail, and puts the buffer
 * back where it belongs.
 *
 * <p>The list is three resources in an order, as positions; a resource that goes to the tail goes
 * behind the cursor, which is a position too. That a walk meets nothing twice is what makes it end:
 * each of finitely many resources is met once. Nobody else touches the list meanwhile, which is
 * enough to show the bug and which a fix must survive.
 */
final class LruWalkModel implements ModelDefinition {

  private static final int RESOURCES = 3;

  private final boolean movesFailedToTail;

  LruWalkModel(boolean movesFailedToTail) {
    this.movesFailedToTail = movesFailedToTail;
  }

  @Override
  public void define(ModelBuilder m) {
    IdSet resources = m.unordered("Resources", "res", RESOURCES);
    Variable position = m.integer("position", 0, 2 * RESOURCES, resources);
    Variable met = m.declare("met", new Type.Bool(), Variable.Kind.GHOST, resources);
    Variable tail = m.integer("tail", 0, 2 * RESOURCES);
    for (int i = 0; i < RESOURCES; i++) {
      m.initially(position.at(resources.member(i)), new Expr.Const(position.type(), i));
    }
    m.initially(tail.value(), new Expr.Const(tail.type(), RESOURCES - 1));
    m.process("walk", p -> walk(m, p, resources, position, met, tail));
    Expr.Bound r = resources.any("r");
    m.property(
        new PropertyBuilder(StructureIds.WALK_ENDS, "WalkEnds", Kind.DISCIPLINE)
            .statement("a walk over an LRU list meets no resource twice, so it ends")
            .symptom("a task spins for ever in ttm_bo_swapout or ttm_bo_shrink")
            .reachable("everything has been met", Expr.forAll(r, met.at(r)))
            .build());
  }

  private void walk(
      ModelBuilder m,
      ProcessBuilder p,
      IdSet resources,
      Variable position,
      Variable met,
      Variable tail) {
    p.rest("done").note("ttm_lru_walk_for_evict");
    Type places = new Type.IntRange(0, 2 * RESOURCES + 1);
    Expr.Read cursor =
        m.declare("cursor", places, Variable.Kind.LOCAL, p.self().set()).at(p.self());
    Expr.Bound r = resources.any("r");
    Expr.Bound other = resources.any("other");
    Expr ahead = cursor.lessThan(position.at(r).plus(1));
    Expr nearer =
        cursor
            .lessThan(position.at(other).plus(1))
            .and(position.at(other).lessThan(position.at(r)));
    StepBuilder next =
        p.step("next")
            .kernel(
                "ttm_lru_walk_for_evict",
                "drivers/gpu/drm/ttm/ttm_bo_util.c",
                "ttm_resource_manager_for_each_res(man, &cursor, res) {");
    next.choose(r)
        .when(ahead.and(Expr.exists(other, nearer).not()))
        .check(
            StructureIds.WALK_ENDS,
            met.at(r).not().named("the walk meets the resource for the first time"))
        .set(cursor, position.at(r).plus(1))
        .set(met.at(r), true)
        .goTo("next");
    ArmBuilder fails =
        next.choose(r)
            .when(ahead.and(Expr.exists(other, nearer).not()))
            .when(tail.value().lessThan(Expr.of(2 * RESOURCES)))
            .check(
                StructureIds.WALK_ENDS,
                met.at(r).not().named("the walk meets the resource for the first time"))
            .set(cursor, position.at(r).plus(1))
            .set(met.at(r), true);
    if (movesFailedToTail) {
      fails.set(position.at(r), tail.value().plus(1)).set(tail.value(), tail.value().plus(1));
    }
    fails.goTo("failed").otherwise().goTo("done");
    p.step("failed")
        .kernel(
            "ttm_bo_swapout_cb",
            "drivers/gpu/drm/ttm/ttm_bo.c",
            "ret = ttm_tt_swapout(bo->bdev, bo->ttm, swapout_walk->gfp_flags);")
        .note("swapout failed: no memory for the copy")
        .always()
        .goTo("next");
    p.step("done").note("the walk has ended").when(Expr.of(false)).goTo("done");
  }
}
