package org.rmapcheck.ttm.actor;

import org.rmapcheck.model.ArmBuilder;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.ttm.design.Accounting;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.state.Machine;

/**
 * What populate and unpopulate do to {@code ttm_pages_allocated}, each by the flag that it tests.
 */
final class Accounts {

  /** Counting stops here: the books are wrong long before. */
  private static final long MOST = 2;

  private Accounts() {}

  /** Populate adds the pages of the tt. */
  static void add(ArmBuilder arm, Machine k, Expr b) {
    boolean external = k.design.is(Backing.SHMEM);
    boolean skips =
        external && (k.design.is(Accounting.BY_FLAG) || k.design.is(Accounting.SUB_MISSED));
    if (k.accounts() && !skips) {
      Expr.Read allocated = k.tts.allocated.at(b);
      arm.set(allocated, Expr.ifThenElse(allocated.is(MOST), allocated, allocated.plus(1)));
    }
  }

  /** Unpopulate subtracts them, if the tt is populated. */
  static void sub(ArmBuilder arm, Machine k, Expr b, Expr populated) {
    boolean external = k.design.is(Backing.SHMEM);
    boolean skips =
        external && (k.design.is(Accounting.BY_FLAG) || k.design.is(Accounting.ADD_MISSED));
    if (k.accounts() && !skips) {
      Expr.Read allocated = k.tts.allocated.at(b);
      Expr less = Expr.ifThenElse(allocated.is(-MOST), allocated, allocated.minus(1));
      arm.set(allocated, Expr.ifThenElse(populated, less, allocated));
    }
  }
}
