package org.rmapcheck.trace;

/**
 * Where in Linux a step is.
 *
 * @param function name of the C function; empty for steps of hardware or of user code
 * @param call the quoted call inside it; may be empty
 * @param file path inside the kernel tree; may be empty
 */
public record KernelCall(String function, String call, String file) {
  /** The place of a step that is not kernel code. */
  public static final KernelCall NONE = new KernelCall("", "", "");
}
