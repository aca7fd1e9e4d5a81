package org.rmapcheck.cli.gate;

import java.nio.file.Path;
import java.util.Optional;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.cli.scenario.ScenarioReader;
import org.rmapcheck.cli.trace.TraceReplay;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.trace.DocumentException;
import org.rmapcheck.trace.TraceCodec;
import org.rmapcheck.trace.TraceDocument;

/** Runs a kept trace again: known counterexamples must stay possible. */
final class Replaying {

  private Replaying() {}

  static GateCase of(String name, Path file) {
    TraceDocument trace;
    Model model;
    try {
      trace = TraceCodec.read(file);
      model = ScenarioReader.of(trace.scenario(), name + ", its scenario").model();
    } catch (DocumentException | UserError e) {
      return GateCase.failed(
          name,
          GateCase.End.UNREADABLE,
          new Change(
              Change.Kind.DOCUMENT,
              String.valueOf(e.getMessage()),
              "",
              "",
              ExitStatus.BAD_DOCUMENT));
    }
    Optional<String> difference = TraceReplay.difference(trace, model);
    if (difference.isPresent()) {
      return GateCase.failed(
          name,
          GateCase.End.REPLAYED,
          new Change(
              Change.Kind.REPLAY,
              "it does not replay any more: " + difference.get(),
              "",
              "",
              ExitStatus.REPLAY_DIFFERS));
    }
    String words = "replays: all " + trace.steps().size() + " steps";
    return GateCase.without(name, trace.answer().question(), GateCase.End.REPLAYED, words);
  }
}
