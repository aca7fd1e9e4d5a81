package org.rmapcheck.trace.convert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/** Forms that a trace can take. */
public enum TraceFormat {
  /** The trace itself, in the newest version of its form. */
  JSON("json"),
  /** Informal Trace Format, for Apalache, Quint and viewers. */
  ITF("itf"),
  /** A sequence diagram for Markdown. */
  MERMAID("mermaid"),
  /** What depends on what, for Graphviz. */
  DOT("dot"),
  /** For GitHub code scanning and editors. */
  SARIF("sarif"),
  /** Trace events, for ui.perfetto.dev. */
  PERFETTO("perfetto"),
  /** A message to a kernel list. */
  MAIL("mail");

  private final String key;

  TraceFormat(String key) {
    this.key = key;
  }

  /** Name on the command line. */
  public String key() {
    return key;
  }

  public static Optional<TraceFormat> of(String key) {
    return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(TraceFormat::key).toList();
  }

  /**
   * The trace in this form.
   *
   * @param notes what a mail says beyond the trace
   */
  public String text(TraceDocument trace, MailNotes notes) {
    return switch (this) {
      case JSON -> TraceCodec.toJson(trace);
      case ITF -> Itf.of(trace);
      case MERMAID -> Mermaid.of(trace);
      case DOT -> Dot.of(trace);
      case SARIF -> Sarif.of(trace);
      case PERFETTO -> Perfetto.of(trace);
      case MAIL -> Mail.of(trace, notes);
    };
  }
}
