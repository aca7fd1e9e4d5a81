package org.rmapcheck.ttm.design;

/** What an importer's fault handler does about pages that it has imported. */
public final class ImportedFault {

  public static final Choice REFUSED =
      new Choice("imported-fault", "refused", "SIGBUS: mmap has to be redirected to the exporter");

  public static final Choice MAPPED =
      new Choice("imported-fault", "mapped", "it maps them as if they were its own");

  static final Switch SWITCH =
      Switch.of(
          "imported-fault",
          "What an importer's fault handler does about pages that it has imported.",
          REFUSED,
          MAPPED);

  private ImportedFault() {}
}
