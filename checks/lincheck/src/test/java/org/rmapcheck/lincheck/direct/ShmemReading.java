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
 * What events mean in the model of one shmem buffer of one page, one CPU, the shrinker and reclaim.
 * The values that memory and swap hold are beside the state.
 */
final class ShmemReading implements Reading<Event, List<Integer>> {

  private static final int FREE = 0;
  private static final int SWAP = Hardware.SYSTEM_PAGES;

  private final int resv;
  private final int pte;
  private final int tlb;
  private final int ttPage;
  private final int inSwap;
  private final List<Integer> inFile;

  ShmemReading(Model model) {
    StateValues in = new StateValues(model);
    resv = in.location("resv[b0]");
    pte = in.location("pte[mm0.b0][p0]");
    tlb = in.location("tlb[cpu0][mm0.b0][p0]");
    ttPage = in.location("tt_page[b0][p0]");
    inSwap = in.location("in_swap[b0][p0]");
    inFile =
        List.of(in.location("in_file[b0][p0][frame0]"), in.location("in_file[b0][p0][frame1]"));
  }

  @Override
  public List<Integer> start(State initial) {
    return List.of(0, 0, 0);
  }

  @Override
  public Optional<List<Integer>> hidden(List<Integer> values, Step step) {
    return kind(step).isPresent() ? Optional.empty() : Optional.of(populated(values, step));
  }

  @Override
  public Optional<List<Integer>> explains(Event what, List<Integer> values, Step step) {
    if (kind(step).filter(kind -> kind == what.kind()).isEmpty()) {
      return Optional.empty();
    }
    int page = what.page();
    return switch (what.kind()) {
      case PTE_SET -> only(value(step.after(), pte) == page, values);
      case PTE_CLEARED -> only(value(step.before(), pte) == page, values);
      case STORE ->
          only(value(step.after(), tlb) == page, values).map(v -> with(v, page, what.value()));
      case PAGED_OUT ->
          only(value(step.before(), inFile.get(page)) == 1, values)
              .map(v -> with(v, SWAP, v.get(page)));
      case RECLAIMED -> only(leaves(step, page), values);
      default -> Optional.of(values);
    };
  }

  @Override
  public Optional<List<Integer>> seenIn(Event what, List<Integer> values, State at) {
    int place = value(at, tlb);
    boolean translated = what.kind() == Kind.LOAD && place != Hardware.NOTHING;
    return only(translated && place == what.page() && values.get(place) == what.value(), values);
  }

  private static Optional<List<Integer>> only(boolean fits, List<Integer> values) {
    return fits ? Optional.of(values) : Optional.empty();
  }

  /** The event that a step is; empty if nobody sees it. */
  private Optional<Kind> kind(Step step) {
    String label = step.transition().step().label();
    boolean locks = value(step.before(), resv) == FREE;
    if (value(step.before(), resv) != value(step.after(), resv)) {
      boolean shrinks = label.startsWith("shrink");
      return Optional.of(
          shrinks
              ? locks ? Kind.SHRINKER_LOCKS : Kind.SHRINKER_UNLOCKS
              : locks ? Kind.FAULT_LOCKS : Kind.FAULT_UNLOCKS);
    } else if (label.equals("reserve_wait")) {
      return Optional.of(Kind.FAULT_WAITED);
    } else if (label.equals("user") && step.transition().arm().target().equals("user")) {
      return Optional.of(Kind.STORE);
    } else if (label.equals("pageout") && value(step.after(), inSwap) == 1) {
      return value(step.before(), inSwap) == 0 ? Optional.of(Kind.PAGED_OUT) : Optional.empty();
    } else if (leaves(step, 0) || leaves(step, 1)) {
      return Optional.of(Kind.RECLAIMED);
    }
    int after = value(step.after(), pte);
    return value(step.before(), pte) == after
        ? Optional.empty()
        : Optional.of(after == Hardware.NOTHING ? Kind.PTE_CLEARED : Kind.PTE_SET);
  }

  private boolean leaves(Step step, int page) {
    int location = inFile.get(page);
    return value(step.before(), location) == 1 && value(step.after(), location) == 0;
  }

  /**
   * A page from the page cache keeps its value, one from swap has that of swap, others are zero.
   */
  private List<Integer> populated(List<Integer> values, Step step) {
    int page = value(step.after(), ttPage);
    if (page == Hardware.NOTHING
        || page == value(step.before(), ttPage)
        || value(step.before(), inFile.get(page)) == 1) {
      return values;
    }
    return with(values, page, value(step.before(), inSwap) == 1 ? values.get(SWAP) : 0);
  }
}
