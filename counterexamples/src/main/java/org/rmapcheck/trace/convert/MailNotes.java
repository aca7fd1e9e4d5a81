package org.rmapcheck.trace.convert;

/**
 * What a mail says beyond the trace.
 *
 * @param parting where the run and that of the design that holds part; empty if unknown
 * @param notModelled what the model leaves out and could still save the code
 */
public record MailNotes(String parting, String notModelled) {

  /** Nothing more. */
  public static final MailNotes NONE = new MailNotes("", "");
}
