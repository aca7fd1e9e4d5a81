package org.rmapcheck.ttm.design;

/** Who owns the shmem file. */
public final class FileOwner {

  public static final Choice TT =
      new Choice("file-owner", "tt", "the tt: the file goes with it when the buffer moves to VRAM");

  public static final Choice OBJECT =
      new Choice(
          "file-owner", "object", "the buffer: its pages stay in the file while it is in VRAM");

  static final Switch SWITCH = Switch.of("file-owner", "Who owns the shmem file.", TT, OBJECT);

  private FileOwner() {}
}
