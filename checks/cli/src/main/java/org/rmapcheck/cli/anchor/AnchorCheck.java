package org.rmapcheck.cli.anchor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.model.ir.KernelRef;

/** Looks quoted lines up in a kernel tree. */
public final class AnchorCheck {

  private final KernelTree tree;

  /**
   * Checks against the tree in a folder.
   *
   * @throws org.rmapcheck.cli.program.UserError if there is no such folder
   */
  public AnchorCheck(Path folder) {
    this.tree = new KernelTree(folder);
  }

  /** Looks each line up; the results are in the order of the anchors. */
  public AnchorReport check(List<Anchor> anchors) {
    return new AnchorReport(tree.version(), anchors.stream().map(this::check).toList());
  }

  private AnchorResult check(Anchor anchor) {
    KernelRef ref = anchor.ref();
    Optional<CSource> file = tree.file(ref.file());
    if (file.isEmpty()) {
      return new AnchorResult(anchor, AnchorResult.Status.NO_FILE, List.of());
    }
    CSource source = file.get();
    if (source.contains(ref.function(), ref.call())) {
      return new AnchorResult(anchor, AnchorResult.Status.FOUND, List.of());
    }
    AnchorResult.Status status =
        source.defines(ref.function())
            ? AnchorResult.Status.NO_QUOTE
            : AnchorResult.Status.NO_FUNCTION;
    return new AnchorResult(anchor, status, source.containing(ref.call()));
  }
}
