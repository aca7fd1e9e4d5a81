package org.rmapcheck.trace;

import java.nio.file.Path;

/** Documents for the tests of other packages. */
public final class Documents {

  private Documents() {}

  /** The sample trace with an explanation of each step. */
  public static TraceDocument explained() {
    return Samples.explained();
  }

  /** The sample trace with this text wherever text is free. */
  public static TraceDocument saying(String text) {
    return Samples.saying(text);
  }

  /** Reads a trace of the corpus. */
  public static TraceDocument read(Path file) {
    try {
      return TraceCodec.read(file);
    } catch (DocumentException e) {
      throw new AssertionError(e);
    }
  }
}
