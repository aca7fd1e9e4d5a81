package org.rmapcheck.cli.anchor;

import java.util.List;
import java.util.Optional;
import org.rmapcheck.ttm.actor.HistoricLines;
import org.rmapcheck.ttm.design.Preset;

/**
 * What has become of the quoted lines in one tree.
 *
 * @param version of the tree, if its Makefile says
 * @param results of all lines, by file
 */
public record AnchorReport(Optional<KernelVersion> version, List<AnchorResult> results) {

  public AnchorReport {
    results = List.copyOf(results);
  }

  /** Lines that should be in this tree. */
  public List<AnchorResult> expected() {
    return results.stream().filter(result -> !isHistory(result)).toList();
  }

  /** Lines that should be in this tree and are not. */
  public List<AnchorResult> gone() {
    return expected().stream().filter(result -> !result.isFound()).toList();
  }

  /** Lines of releases before this tree. */
  public List<AnchorResult> history() {
    return results.stream().filter(this::isHistory).toList();
  }

  /** Lines that the model says ended before this tree, but are in it. */
  public List<AnchorResult> revived() {
    return history().stream().filter(AnchorResult::isFound).toList();
  }

  /** Lines of the design of a kernel version. */
  public List<AnchorResult> of(Preset preset) {
    return results.stream().filter(r -> r.anchor().presets().contains(preset.key())).toList();
  }

  /** A tree of unknown version counts as a new one. */
  private boolean isHistory(AnchorResult result) {
    Optional<String> last = HistoricLines.lastRelease(result.anchor().ref());
    return last.isPresent()
        && version
            .filter(v -> v.isOf(KernelVersion.of(last.get())) || isBefore(v, last.get()))
            .isEmpty();
  }

  private static boolean isBefore(KernelVersion tree, String release) {
    return tree.compareTo(KernelVersion.of(release)) < 0;
  }
}
