package org.rmapcheck.validate.runs;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.validate.log.LogEvent;

/**
 * A call that a task is in.
 *
 * @param buffer the buffer that it is about, if any
 * @param vma the VMA, or 0
 * @param heard the slices that were told of it
 */
record Call(Rules.Rule rule, LogEvent event, Optional<Buffer> buffer, long vma, List<Slice> heard) {

  boolean isPoint() {
    return rule.of().kind().equals("point");
  }
}
