package org.rmapcheck.cli.gate;

import java.util.List;
import org.rmapcheck.cli.program.ExitStatus;

/**
 * What came of a whole suite.
 *
 * @param suite its name
 * @param source the file that expectations are read from and that findings are told of
 * @param cases in the order of the suite
 * @param others changes that belong to no case: scenarios that are gone
 */
public record GateResult(String suite, String source, List<GateCase> cases, List<Change> others) {
  public GateResult {
    cases = List.copyOf(cases);
    others = List.copyOf(others);
  }

  /** How the gate ends: what is wrong outweighs what is open. */
  public ExitStatus status() {
    ExitStatus status = ExitStatus.worst(cases.stream().map(GateCase::status).toList());
    return status.worse(ExitStatus.worst(others.stream().map(Change::status).toList()));
  }

  /** How many cases are as expected. */
  public long good() {
    return cases.stream().filter(GateCase::isGood).count();
  }

  /** How many cases are not as expected. */
  public long bad() {
    return cases.stream().filter(c -> !c.changes().isEmpty()).count() + others.size();
  }

  /** How many cases were not done, or not whole. */
  public long incomplete() {
    return cases.stream().filter(c -> c.isIncomplete() && c.changes().isEmpty()).count();
  }

  /** How many results came from the cache. */
  public long cached() {
    return cases.stream().filter(c -> c.end() == GateCase.End.FROM_CACHE).count();
  }

  /** One line for people. */
  public String headline() {
    StringBuilder line = new StringBuilder();
    line.append(cases.size()).append(cases.size() == 1 ? " case: " : " cases: ");
    line.append(good()).append(" as expected");
    if (cached() > 0) {
      line.append(" (").append(cached()).append(" of them unchanged, from the cache)");
    }
    if (bad() > 0) {
      line.append(", ").append(bad()).append(" NOT as expected");
    }
    if (incomplete() > 0) {
      line.append(", ").append(incomplete()).append(" incomplete");
    }
    return line.toString();
  }
}
