package org.rmapcheck.ttm.corpus;

import java.util.List;

/**
 * A bug that was fixed, or found in review before it was merged.
 *
 * @param id its number in the corpus, such as {@code C04}
 * @param commits hash and title of the fix, or what else names the bug; the first is the bug's name
 * @param race what meets what, in one sentence
 * @param property the property that catches it
 * @param remark how the models differ from the history; empty if there is nothing to say
 */
public record KnownBug(
    String id,
    Verification verification,
    List<String> commits,
    String race,
    String property,
    Evidence evidence,
    String remark) {

  public KnownBug {
    commits = List.copyOf(commits);
  }

  /** Hash and title of the first commit. */
  public String name() {
    return commits.get(0);
  }
}
