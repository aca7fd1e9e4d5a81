package org.rmapcheck.ttm.state;

import java.util.List;
import java.util.Set;
import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Type;
import org.rmapcheck.model.ir.Variable;

/** References on GEM objects, where users close their handles; no state elsewhere. */
public final class GemReferences {

  /** {@code obj->base.refcount}: the user's handle, and the shrinker while it looks. */
  public final Variable refs;

  /** The user still has the handle. */
  public final Variable handle;

  /** The object is gone. */
  public final Variable freed;

  private final boolean present;

  GemReferences(ModelBuilder m, Set<String> actors, Sets sets) {
    present = actors.contains("close");
    Type bool = new Type.Bool();
    Type count = new Type.IntRange(0, 2);
    if (!present) {
      refs = absent("gem_refs", count, sets);
      handle = absent("handle", bool, sets);
      freed = absent("gem_freed", bool, sets);
      return;
    }
    refs = m.declare("gem_refs", count, Variable.Kind.SHARED, sets.buffers());
    handle = m.declare("handle", bool, Variable.Kind.SHARED, sets.buffers());
    freed = m.declare("gem_freed", bool, Variable.Kind.SHARED, sets.buffers());
    m.initiallyAll(refs, new Expr.Const(count, 1));
    m.initiallyAll(handle, new Expr.Const(bool, 1));
  }

  private static Variable absent(String name, Type type, Sets sets) {
    return new Variable(name, type, List.of(sets.buffers()), Variable.Kind.SHARED, "");
  }

  /** Users close handles. */
  public boolean present() {
    return present;
  }

  /** One reference more, or less. */
  public ArmBuilder count(ArmBuilder arm, Expr b, int by) {
    Expr.Read now = refs.at(b);
    return present ? arm.set(now, now.plus(by)) : arm;
  }
}
