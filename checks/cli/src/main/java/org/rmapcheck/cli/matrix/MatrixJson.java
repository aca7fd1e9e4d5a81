package org.rmapcheck.cli.matrix;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.Version;
import org.rmapcheck.trace.JsonWriting;
import org.rmapcheck.trace.ScenarioDocument;
import org.rmapcheck.ttm.design.Choice;

/** A matrix for machines: the same bytes however many threads found it, and no times. */
public final class MatrixJson {

  private static final int SCHEMA_VERSION = 1;

  private MatrixJson() {}

  /** The whole matrix; with the answer if there is one. */
  public static String document(Matrix matrix, Optional<Answer> answer) {
    ScenarioDocument base = matrix.plan().base();
    ExitStatus status = matrix.status();
    return JsonWriting.document(
        out -> {
          out.number("schemaVersion", SCHEMA_VERSION);
          out.text("tool", Version.TOOL);
          out.flat(
              "exit",
              to -> {
                to.number("code", status.code());
                to.text("words", status.words());
              });
          out.text("base", base.name());
          out.text("kernel", base.kernel());
          out.flat("scope", to -> base.scope().forEach(to::number));
          out.texts("actors", base.actors());
          out.texts("properties", base.properties());
          out.object(
              "switches", to -> matrix.plan().product().axes().forEach(axis -> axis(to, axis)));
          out.flat("count", to -> counts(to, matrix));
          out.list(
              "cells",
              IntStream.range(0, matrix.plan().product().size()).boxed().toList(),
              (to, cell) -> to.object(members -> cell(members, matrix, cell)));
          answer.ifPresent(a -> a.json(out));
        });
  }

  private static void axis(JsonWriting out, Axis axis) {
    out.texts(axis.key(), axis.values().stream().map(Choice::key).toList());
  }

  private static void counts(JsonWriting out, Matrix matrix) {
    out.number("cells", matrix.plan().product().size());
    out.number("models", matrix.plan().models().size());
    for (Finding.Kind kind : Finding.Kind.values()) {
      out.number(kind.key(), matrix.count(kind));
    }
    out.number("states", matrix.states());
  }

  private static void cell(JsonWriting out, Matrix matrix, int cell) {
    Finding finding = matrix.findings().get(cell);
    List<Choice> values = matrix.plan().product().values(cell);
    out.flat("design", to -> values.forEach(value -> to.text(value.of(), value.key())));
    out.text("finding", finding.kind().key());
    if (!finding.invalid().isEmpty()) {
      out.texts("reasons", finding.invalid());
    }
    finding.lead().ifPresent(lead -> lead(out, lead));
    if (!finding.vacuous().isEmpty()) {
      out.texts("vacuous", finding.vacuous());
    }
    matrix.result(cell).ifPresent(result -> result(out, result));
  }

  private static void lead(JsonWriting out, Finding.Lead lead) {
    out.text("lead", lead.id());
    out.text("kind", lead.kind().text());
    out.number("depth", lead.depth());
  }

  private static void result(JsonWriting out, CellResult result) {
    out.text("modelHash", result.model());
    out.number("states", result.states());
    out.number("transitions", result.transitions());
    out.flat("vector", to -> result.vector().forEach(to::text));
  }
}
