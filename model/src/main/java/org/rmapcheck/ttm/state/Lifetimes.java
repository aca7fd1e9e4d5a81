package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.VmaReference;

/**
 * References on buffers and what becomes of buffers without any: state where an actor drops the
 * last one; elsewhere buffers live for ever. At the start a handle and each VMA hold one.
 */
public final class Lifetimes {

  /** {@code bo->kref}. */
  public final Variable kref;

  /** {@code bo->deleted}: the last reference was put, a worker has the buffer. */
  public final Variable deleted;

  /** {@code bo->destroy} has been called. */
  public final Variable destroyed;

  private final boolean present;

  Lifetimes(
      ModelBuilder m,
      Scope scope,
      Design design,
      Set<String> actors,
      Sets sets,
      Mappings mappings) {
    present = actors.contains("last-put");
    boolean held = design.is(VmaReference.HELD);
    int most = 2 + actors.size() + sets.vmas().size() + scope.cpus();
    Type count = new Type.IntRange(0, most);
    Type bool = new Type.Bool();
    kref = declare(m, "kref", count, sets.buffers());
    deleted = declare(m, "deleted", bool, sets.buffers());
    destroyed = declare(m, "destroyed", bool, sets.buffers());
    for (int b = 0; present && b < scope.buffers(); b++) {
      int references = 1 + (held ? mappings.mappedAtStart() : 0);
      m.initially(kref.at(sets.buffers().member(b)), new Expr.Const(count, references));
    }
  }

  private Variable declare(ModelBuilder m, String name, Type type, IdSet... dimensions) {
    return present
        ? m.declare(name, type, Variable.Kind.SHARED, dimensions)
        : new Variable(name, type, List.of(dimensions), Variable.Kind.SHARED, "");
  }

  /** Whether buffers of the scenario can be deleted. */
  public boolean present() {
    return present;
  }

  /** A reference is taken by somebody who knows that there is one: {@code ttm_bo_get}. */
  public ArmBuilder get(ArmBuilder arm, Expr b) {
    return present ? arm.set(kref.at(b), kref.at(b).plus(1)) : arm;
  }

  /** A reference is taken if there is one: {@code ttm_bo_get_unless_zero}. */
  public ArmBuilder getUnlessZero(ArmBuilder arm, Expr b) {
    return present ? get(arm.when(kref.at(b).is(0).not()), b) : arm;
  }

  /** A reference is dropped; what follows from the last one is a process of its own. */
  public ArmBuilder put(ArmBuilder arm, Expr b) {
    return present ? arm.set(kref.at(b), kref.at(b).minus(1)) : arm;
  }
}
