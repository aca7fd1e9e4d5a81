package org.rmapcheck.model.ir;

import java.util.List;
import java.util.Optional;

/** What a process does at one label: one atomic point of the code that it models. */
public record Step(String label, Optional<KernelRef> kernel, String note, List<Arm> arms) {
  public Step {
    arms = List.copyOf(arms);
  }
}
