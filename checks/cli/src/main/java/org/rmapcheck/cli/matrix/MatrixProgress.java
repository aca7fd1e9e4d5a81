package org.rmapcheck.cli.matrix;

import java.io.PrintStream;
import java.util.TreeMap;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.Terminal;
import org.rmapcheck.engine.SearchListener;

/**
 * Says on standard error how many models are searched and how long the rest may take: a bar that is
 * written over on a terminal, a new line every few seconds elsewhere. The estimate takes the rest
 * to be like what is done. Reads the clock, so nothing of it goes into results.
 */
public final class MatrixProgress implements AutoCloseable {

  private static final long LIVE_MILLIS = 200;
  private static final long PLAIN_MILLIS = 5_000;
  private static final int WIDTH = 79;
  private static final int BAR = 20;

  private final PrintStream err;
  private final boolean live;
  private final int total;
  private final TreeMap<Integer, Long> running = new TreeMap<>();
  private final long start = System.nanoTime();
  private final Thread thread;
  private int done;
  private long statesDone;
  private boolean shown;

  /** Watches the searches of so many models. */
  public MatrixProgress(Console console, int total) {
    this.err = console.err();
    this.live = Terminal.onErr();
    this.total = total;
    this.thread = new Thread(this::tick, "progress");
    this.thread.setDaemon(true);
    this.thread.start();
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

  private void tick() {
    try {
      while (true) {
        Thread.sleep(live ? LIVE_MILLIS : PLAIN_MILLIS);
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show() {
    long states = statesDone;
    for (long some : running.values()) {
      states += some;
    }
    String line = line(done, total, states, millis());
    if (live) {
      String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
      err.append('\r').append(cut).append(" ".repeat(WIDTH - cut.length()));
      shown = true;
    } else {
      err.append(line).append('\n');
    }
    err.flush();
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
    thread.interrupt();
    synchronized (this) {
      if (shown) {
        err.append('\r').append(" ".repeat(WIDTH)).append('\r');
        err.flush();
      }
    }
  }
}
