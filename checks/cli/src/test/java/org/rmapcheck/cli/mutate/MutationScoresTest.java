package org.rmapcheck.cli.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmapcheck.cli.check.InOrder;
import org.rmapcheck.cli.scenario.ScenarioCatalog;
import org.rmapcheck.model.mutate.Mutant;

/** The scores of {@code model/docs/mutation.md}, in tenths of a percent: none may fall. */
@Tag("slow")
final class MutationScoresTest {

  @ParameterizedTest
  @CsvSource({
    "mainline-pool mainline-shmem nowait-fault-blit prefault, '', 990",
    "mmap-munmap, munmap mmap, 975",
    "mremap, mremap, 990",
    "fork fork-munmap, fork, 990",
    "suspend, suspend, 990",
    "shrink-madvise, shrink madvise, 990",
    "shrink-reclaim, reclaim shrink, 900",
    "shrink-exec-alone, exec engine, 990",
    "swapout, swapout, 990",
    "access-cleared, access, 990",
    "vmap vmap-shrink vmap-swapout, vmap, 990",
    "secondary secondary-mremap, secondary, 990",
    "last-put, handle bo_release, 990",
    "dma-buf, dma_buf, 990",
    "unplug, unplug, 950",
    "close-listed, close free_work, 990",
    "resume-reclaims, rpm autosuspend shrink, 930",
    "evict-ticket, tickets, 900",
    "gem-shmem, shrink madvise, 900",
    "shrink-lists-madvise, shrink madvise, 900"
  })
  void theScoreDoesNotFall(String scenarios, String processes, int least) {
    List<String> only = List.of(processes.split(" ", -1));
    MutationScore score = new MutationScore(EquivalentMutants.reviewed());
    for (String scenario : scenarios.split(" ", -1)) {
      Mutation mutation = Mutation.of(new ScenarioCatalog().load(scenario), () -> false);
      List<Mutant> mutants =
          mutation.mutants().stream()
              .filter(mutant -> processes.isEmpty() || only.contains(mutant.process()))
              .filter(mutant -> !score.isKilled(mutant.key()))
              .toList();
      int threads = Runtime.getRuntime().availableProcessors();
      InOrder.run(mutants, threads, mutation::run, score::add);
    }
    assertThat(score.perMille()).as("%s", score.survivors()).isGreaterThanOrEqualTo(least);
    assertThat(score.wronglyReviewed()).isEmpty();
  }
}
