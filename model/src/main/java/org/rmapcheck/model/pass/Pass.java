package org.rmapcheck.model.pass;

import java.util.EnumSet;
import java.util.Set;
import org.rmapcheck.model.ir.Model;

/** The passes, in the order in which they run. Each can be left out. */
public enum Pass {
  /** Folds what is known, drops what cannot happen and what nobody reads. */
  SPECIALISE("specialise"),
  /** Resets local variables where they are dead. */
  RESET_DEAD_LOCALS("reset-dead-locals"),
  /** Merges steps between which nobody else can see or block the process. */
  FUSE("fuse"),
  /** Finds values that a location never has, which then take no bits of a packed state. */
  NARROW("narrow");

  private final String key;

  Pass(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /** Runs the given passes on a model. */
  public static Transformed run(Model model, Set<Pass> passes) {
    Transformed result = Transformed.of(model);
    for (Pass pass : EnumSet.allOf(Pass.class)) {
      if (passes.contains(pass)) {
        result =
            switch (pass) {
              case SPECIALISE -> Specialise.apply(result);
              case RESET_DEAD_LOCALS -> ResetDeadLocals.apply(result);
              case FUSE -> Fuse.apply(result);
              case NARROW -> Narrow.apply(result);
            };
      }
    }
    return result;
  }
}
