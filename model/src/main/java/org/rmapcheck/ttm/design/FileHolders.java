package org.rmapcheck.ttm.design;

/** Who else uses the shmem file of a tt. */
public final class FileHolders {

  public static final Choice ONE = new Choice("file-holders", "one", "nobody");

  public static final Choice TWO =
      new Choice(
          "file-holders",
          "two",
          "another sg table, which sets AS_UNEVICTABLE and clears it when it goes");

  static final Switch SWITCH =
      Switch.of("file-holders", "Who else uses the shmem file of a tt.", ONE, TWO);

  private FileHolders() {}
}
