package org.rmapcheck.ttm.corpus;

/** How well it is known which commit a bug belongs to. */
public enum Verification {
  SEEN("hash and title were seen together in a stored source"),
  TITLE("the title was seen, the hash is from memory"),
  SOURCE("read in the source or in a mail; no commit is claimed");

  private final String words;

  Verification(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
