package org.rmapcheck.trace;

/** The colours of a terminal, or none. */
public enum Palette {
  /** Text as it is: for files, pipes and terminals without colours. */
  PLAIN {
    @Override
    public String paint(Role role, String text) {
      return text;
    }
  },

  /** ANSI escapes of the eight basic colours, readable on light and dark grounds. */
  ANSI {
    @Override
    public String paint(Role role, String text) {
      return role == Role.TEXT || text.isBlank() ? text : role.escape() + text + "\u001b[0m";
    }
  };

  /** The text in the colour of its role; blank text as it is. */
  public abstract String paint(Role role, String text);

  /** What a piece of text is to the reader; the palette decides how that looks. */
  public enum Role {
    TEXT(""),
    HEADING("1"),
    STEP("1"),
    CHANGE("36"),
    ALARM("1;31"),
    GOOD("32"),
    RULER("2");

    private final String attributes;

    Role(String attributes) {
      this.attributes = attributes;
    }

    private String escape() {
      return "\u001b[" + attributes + "m";
    }
  }
}
