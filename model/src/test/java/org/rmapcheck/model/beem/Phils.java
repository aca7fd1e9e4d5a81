package org.rmapcheck.model.beem;

import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.ir.IdSet;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Variable;

/** Dining philosophers. */
final class Phils {

  private Phils() {}

  static Model of(int n) {
    ModelBuilder m = new ModelBuilder("phils, " + n + " of them");
    IdSet forks = m.ordered("Forks", "f", n);
    Variable taken = m.bool("taken", forks);
    for (int i = 0; i < n; i++) {
      var left = taken.at(forks.member(i));
      var right = taken.at(forks.member((i + 1) % n));
      m.process(
          "phil" + i,
          p -> {
            p.step("think").await(left.not()).set(left, true).goTo("one");
            p.step("one").await(right.not()).set(right, true).goTo("eat");
            p.step("eat").always().set(left, false).goTo("finish");
            p.step("finish").always().set(right, false).goTo("think");
          });
    }
    return m.build();
  }
}
