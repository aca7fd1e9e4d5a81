package org.rmapcheck.cli.matrix;

import java.util.TreeMap;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.LiveLine;
import org.rmapcheck.engine.SearchListener;

/**
 * Says on standard error how many models are searched and how long the rest may take: a live bar.
 * The estimate takes the rest to be like what is done. Reads the clock, so nothing of it goes into
 * results.
 */
public final class MatrixProgress implements AutoCloseable {

  private static final int BAR = 20;

  private final LiveLine shown;
  private final int total;
  private final TreeMap<Integer, Long> running = new TreeMap<>();
  private final long start = System.nanoTime();
  private int done;
  private long statesDone;

  /** Watches the searches of so many models. */
  public MatrixProgress(Console console, int total) {
    this.total = total;
    this.shown = new LiveLine(console, this::line);
    this.shown.start();
  }

  SearchListener of(int model) {
    return progress -> put(model, progress.states());
  }

  private synchronized void put(int model, long states) {
    running.put(model, states);
  }

  synchronized void finished(int model, long states) {
    running.remove(model);
    statesDone += states;
    done++;
  }

  /** Time since the beginning. */
  public long millis() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private synchronized String line() {
    long states = statesDone;
    for (long some : running.values()) {
      states += some;
    }
    return line(done, total, states, millis());
  }

  /** The line as it is shown. */
  static String line(int done, int total, long states, long millis) {
    int full = total == 0 ? BAR : done * BAR / total;
    String bar = "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    String left =
        done == 0 ? "" : ", about " + time(millis * (total - done) / done / 1_000) + " left";
    return bar
        + done
        + "/"
        + total
        + " models, "
        + ScenarioResult.grouped(states)
        + " states, "
        + time(millis / 1_000)
        + left;
  }

  private static String time(long seconds) {
    return seconds < 100 ? seconds + " s" : seconds / 60 + " min";
  }

  @Override
  public void close() {
    shown.close();
  }
}
