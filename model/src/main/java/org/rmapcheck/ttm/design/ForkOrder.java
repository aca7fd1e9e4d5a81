package org.rmapcheck.ttm.design;

import java.util.List;

/** In which order fork opens, links and fills the VMA of the child. */
public final class ForkOrder {

  public static final Choice OPEN_LINK_COPY =
      new Choice("fork-order", "open-link-copy", "vm_ops->open, i_mmap, copy_page_range: 6.10 on");

  public static final Choice LINK_COPY_OPEN =
      new Choice("fork-order", "link-copy-open", "i_mmap, copy_page_range, vm_ops->open: to 6.9");

  public static final Choice LINK_OPEN_COPY =
      new Choice("fork-order", "link-open-copy", "i_mmap, vm_ops->open, copy_page_range");

  public static final Choice OPEN_COPY_LINK =
      new Choice("fork-order", "open-copy-link", "vm_ops->open, copy_page_range, i_mmap");

  public static final Choice COPY_OPEN_LINK =
      new Choice("fork-order", "copy-open-link", "copy_page_range, vm_ops->open, i_mmap");

  public static final Choice COPY_LINK_OPEN =
      new Choice("fork-order", "copy-link-open", "copy_page_range, i_mmap, vm_ops->open");

  static final Switch SWITCH =
      Switch.of(
          "fork-order",
          "In which order fork opens, links and fills the VMA of the child.",
          OPEN_LINK_COPY,
          LINK_COPY_OPEN,
          LINK_OPEN_COPY,
          OPEN_COPY_LINK,
          COPY_OPEN_LINK,
          COPY_LINK_OPEN);

  /** The three things in the order of a design: open, link and copy. */
  public static List<String> of(Design design) {
    return List.of(design.get(SWITCH).key().split("-"));
  }

  private ForkOrder() {}
}
