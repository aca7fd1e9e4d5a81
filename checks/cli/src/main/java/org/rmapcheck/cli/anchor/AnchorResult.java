package org.rmapcheck.cli.anchor;

import java.util.List;
import java.util.Locale;

/**
 * A quoted line, looked up in a kernel tree.
 *
 * @param elsewhere functions of the same file that contain the line, if its own does not
 */
public record AnchorResult(Anchor anchor, Status status, List<String> elsewhere) {

  /** How far the look-up came. */
  public enum Status {
    FOUND("is there"),
    NO_FILE("the file is not there"),
    NO_FUNCTION("the file does not define the function"),
    NO_QUOTE("the function does not contain the line");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public AnchorResult {
    elsewhere = List.copyOf(elsewhere);
  }

  public boolean isFound() {
    return status == Status.FOUND;
  }
}
