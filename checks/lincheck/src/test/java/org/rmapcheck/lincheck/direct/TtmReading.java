package org.rmapcheck.lincheck.direct;

import static org.rmapcheck.lincheck.direct.StateValues.value;
import static org.rmapcheck.lincheck.direct.StateValues.with;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.lincheck.direct.Event.Kind;
import org.rmapcheck.model.conformance.Reading;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.semantics.State;

/**
 * What events mean in the model of one buffer of one page and one CPU. The values that memory holds
 * are beside the state: a value for each place, moved by copies, set by stores.
 */
final class TtmReading implements Reading<Event, List<Integer>> {

  private static final int FREE = 0;
  private static final int MOVER = 1;
  private static final int CPU = 2;

  private final int resv;
  private final int pte;
  private final int tlb;
  private final int ttPage;
  private final int copyFrom;
  private final int copyTo;

  TtmReading(Model model) {
    StateValues in = new StateValues(model);
    resv = in.location("resv[b0]");
    pte = in.location("pte[mm0.b0][p0]");
    tlb = in.location("tlb[cpu0][mm0.b0][p0]");
    ttPage = in.location("tt_page[b0][p0]");
    copyFrom = in.location("copy_from[b0][p0]");
    copyTo = in.location("copy_to[b0][p0]");
  }

  @Override
  public List<Integer> start(State initial) {
    return List.of(0, 0, 0);
  }

  @Override
  public Optional<List<Integer>> hidden(List<Integer> values, Step step) {
    return kind(step).isPresent() ? Optional.empty() : Optional.of(moved(values, step));
  }

  @Override
  public Optional<List<Integer>> explains(Event what, List<Integer> values, Step step) {
    if (kind(step).filter(kind -> kind == what.kind()).isEmpty()) {
      return Optional.empty();
    }
    return switch (what.kind()) {
      case PTE_SET ->
          value(step.after(), pte) == what.page() ? Optional.of(values) : Optional.empty();
      case PTE_CLEARED ->
          value(step.before(), pte) == what.page() ? Optional.of(values) : Optional.empty();
      case STORE -> stored(what, values, step);
      default -> Optional.of(values);
    };
  }

  @Override
  public Optional<List<Integer>> seenIn(Event what, List<Integer> values, State at) {
    int place = value(at, tlb);
    boolean fits =
        what.kind() == Kind.LOAD && place == what.page() && values.get(place) == what.value();
    return fits ? Optional.of(values) : Optional.empty();
  }

  /** The event that a step is; empty if nobody sees it. */
  private Optional<Kind> kind(Step step) {
    int lockBefore = value(step.before(), resv);
    int lockAfter = value(step.after(), resv);
    if (lockBefore != lockAfter) {
      return Optional.of(lockEvent(lockBefore, lockAfter));
    }
    String label = step.transition().step().label();
    if (label.equals("reserve_wait")) {
      return Optional.of(Kind.FAULT_WAITED);
    } else if (label.equals("user") && step.transition().arm().target().equals("user")) {
      return Optional.of(Kind.STORE);
    }
    int before = value(step.before(), pte);
    int after = value(step.after(), pte);
    if (before == after) {
      return Optional.empty();
    }
    return Optional.of(after == Hardware.NOTHING ? Kind.PTE_CLEARED : Kind.PTE_SET);
  }

  private static Kind lockEvent(int before, int after) {
    if (before == FREE) {
      return after == MOVER ? Kind.MOVER_LOCKS : Kind.FAULT_LOCKS;
    }
    return before == CPU ? Kind.FAULT_UNLOCKS : Kind.MOVER_UNLOCKS;
  }

  /** A store lands where the TLB points behind the step. */
  private Optional<List<Integer>> stored(Event what, List<Integer> values, Step step) {
    int place = value(step.after(), tlb);
    return place == what.page() ? Optional.of(with(values, place, what.value())) : Optional.empty();
  }

  /** New pages are zero, copies carry a value. */
  private List<Integer> moved(List<Integer> values, Step step) {
    int newPage = value(step.after(), ttPage);
    if (newPage != Hardware.NOTHING && newPage != value(step.before(), ttPage)) {
      return with(values, newPage, 0);
    }
    int to = value(step.before(), copyTo);
    if (step.transition().step().label().equals("copy") && to != Hardware.NOTHING) {
      int from = value(step.before(), copyFrom);
      return with(values, to, from == Hardware.NOTHING ? 0 : values.get(from));
    }
    return values;
  }
}
