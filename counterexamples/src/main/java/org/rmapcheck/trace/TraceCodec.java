package org.rmapcheck.trace;

import java.nio.file.Path;

/**
 * The JSON form of traces: {@code trace.schema.json} in code.
 *
 * <p>Reading is strict and safe on hostile input; beyond the schema it checks that steps are
 * numbered from 1 without gaps and that each is taken by a process of the trace. Whether the steps
 * are a run of the model is for replay to say.
 */
public final class TraceCodec {
  private TraceCodec() {}

  /** Reads a file of at most 16 MiB in UTF-8. */
  public static TraceDocument read(Path file) throws DocumentException {
    return read(DocumentFiles.read(file), file.toString());
  }

  /** Reads text; {@code sourceName} stands for the file in errors. */
  public static TraceDocument read(String json, String sourceName) throws DocumentException {
    return TraceDecoding.trace(JsonParsing.parse(json, sourceName));
  }

  /** The document as JSON: pretty-printed, LF, with a final newline; equal for equal documents. */
  public static String toJson(TraceDocument trace) {
    return JsonWriting.document(out -> TraceEncoding.trace(out, trace));
  }

  /**
   * Writes the file whole or not at all, after reading the text back: what is written can be read.
   *
   * @throws DocumentException when the folder or the disk refuses, or the document breaks the form
   */
  public static void write(TraceDocument trace, Path file) throws DocumentException {
    String json;
    try {
      json = toJson(trace);
    } catch (IllegalArgumentException e) {
      throw new DocumentException(
          String.valueOf(e.getMessage()), DocumentLocation.ofFile(file.toString()));
    }
    read(json, file.toString());
    DocumentFiles.write(file, json);
  }
}
