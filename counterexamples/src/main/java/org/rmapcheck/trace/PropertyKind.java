package org.rmapcheck.trace;

/** What it means that a property is violated: how a report leads, and how a gate exits. */
public enum PropertyKind {
  /** Data is lost, or memory that is no longer the buffer's can be touched. */
  HARM("harm", "Harm"),
  /** A rule of the protocol is broken; harm needs a further step. */
  DISCIPLINE("discipline", "Rule broken"),
  /** The bookkeeping of the kernel is wrong. */
  BOOKS("books", "Books wrong"),
  /** Nobody can go on. */
  DEADLOCK("deadlock", "Deadlock"),
  /** The model contradicts itself: the finding says nothing about the kernel. */
  MODEL_ERROR("model error", "Model error");

  private final String text;
  private final String heading;

  PropertyKind(String text, String heading) {
    this.text = text;
    this.heading = heading;
  }

  /** The word used in JSON and in reports. */
  public String text() {
    return text;
  }

  String heading() {
    return heading;
  }
}
