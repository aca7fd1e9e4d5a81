package org.rmapcheck.cli.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rmapcheck.cli.check.PropertyResult;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.trace.PropertyKind;
import org.rmapcheck.ttm.design.Backing;
import org.rmapcheck.ttm.design.Choice;
import org.rmapcheck.ttm.design.Design;
import org.rmapcheck.ttm.design.Lookup;
import org.rmapcheck.ttm.design.PageFields;
import org.rmapcheck.ttm.property.PropertyIds;

/**
 * The table lookup x page fields x backing, and what follows from it. Nothing here knows the
 * answer: a conclusion is given only where the cells that were found carry it.
 */
public final class LookupGrid {

  static final List<Choice> BACKINGS = List.of(Backing.POOL, Backing.SHMEM);
  static final List<Choice> FIELDS =
      List.of(PageFields.OWN, PageFields.WRITTEN, PageFields.CLEARED);
  static final List<Choice> LOOKUPS =
      List.of(Lookup.RANGE, Lookup.PAGE, Lookup.PAGE_UNTIL_UNMAPPED, Lookup.PAGE_IF_MAPPED);

  private final List<ScenarioResult> cells;

  public LookupGrid(List<ScenarioResult> cells) {
    this.cells = List.copyOf(cells);
  }

  Optional<ScenarioResult> cell(Choice backing, Choice fields, Choice lookup) {
    return cells.stream()
        .filter(
            cell -> {
              Design design = cell.loaded().scenario().design();
              return design.is(backing) && design.is(fields) && design.is(lookup);
            })
        .findFirst();
  }

  /** What a cell shows: {@code holds}, or what is broken. */
  static String words(ScenarioResult cell) {
    if (!cell.broken().isEmpty()) {
      return String.join(" ", cell.broken());
    }
    return cell.isComplete() ? "holds" : "not decided";
  }

  /** The properties that some cell breaks, each once, in the order of the vector. */
  List<PropertyResult> legend() {
    Map<String, PropertyResult> legend = new LinkedHashMap<>();
    for (ScenarioResult cell : cells) {
      for (PropertyResult property : cell.vector()) {
        boolean somewhere = cells.stream().anyMatch(c -> c.broken().contains(property.id()));
        if (somewhere) {
          legend.putIfAbsent(property.id(), property);
        }
      }
    }
    return List.copyOf(legend.values());
  }

  /** The answer to the thread, as far as the cells carry it. */
  List<String> conclusions() {
    if (cells.stream().anyMatch(cell -> !cell.isComplete())) {
      return List.of();
    }
    List<String> conclusions = new ArrayList<>();
    boolean byPage = onlyWith(PageFields.WRITTEN, Lookup.PAGE, Backing.POOL, this::lookupWorks);
    byPage &= onlyWith(PageFields.WRITTEN, Lookup.PAGE, Backing.SHMEM, this::lookupWorks);
    boolean shmem =
        LOOKUPS.stream()
            .allMatch(lookup -> onlyWith(PageFields.OWN, lookup, Backing.SHMEM, this::booksRight));
    if (byPage) {
      conclusions.add("A lookup by page needs page->mapping = the device's.");
    }
    if (shmem) {
      conclusions.add("Shmem needs page->mapping = its own file.");
    }
    if (FIELDS.stream().noneMatch(fields -> is(Backing.SHMEM, fields, Lookup.PAGE, this::holds))) {
      conclusions.add("No assignment of page->mapping satisfies both.");
    }
    if (is(Backing.POOL, PageFields.OWN, Lookup.RANGE, this::holds)
        && is(Backing.SHMEM, PageFields.OWN, Lookup.RANGE, this::holds)
        && FIELDS.stream()
            .allMatch(fields -> is(Backing.POOL, fields, Lookup.RANGE, this::lookupWorks))
        && FIELDS.stream()
            .allMatch(fields -> is(Backing.SHMEM, fields, Lookup.RANGE, this::lookupWorks))) {
      conclusions.add("The lookup by range needs neither: it never reads page->mapping.");
    }
    return conclusions;
  }

  /** Whether a test passes with these page fields and fails with all others. */
  private boolean onlyWith(
      Choice fields, Choice lookup, Choice backing, Predicate<ScenarioResult> test) {
    return FIELDS.stream().allMatch(each -> is(backing, each, lookup, test) == each.equals(fields));
  }

  private boolean is(Choice backing, Choice fields, Choice lookup, Predicate<ScenarioResult> test) {
    return cell(backing, fields, lookup).filter(test).isPresent();
  }

  private boolean holds(ScenarioResult cell) {
    return cell.broken().isEmpty();
  }

  /** The lookup misses nothing, and no harm is done. */
  private boolean lookupWorks(ScenarioResult cell) {
    return !cell.broken().contains(PropertyIds.S4)
        && cell.vector().stream().noneMatch(p -> p.isViolated() && p.kind() == PropertyKind.HARM);
  }

  private boolean booksRight(ScenarioResult cell) {
    return !cell.broken().contains(PropertyIds.S8);
  }
}
