package org.rmapcheck.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.Terminal;
import org.rmapcheck.engine.SearchListener;

/**
 * Says on standard error how far the searches are: one line that is written over on a terminal, a
 * new line every few seconds elsewhere. Reads the clock, so nothing of it goes into results.
 */
final class StatusLine implements AutoCloseable {

  private static final long LIVE_MILLIS = 200;
  private static final long PLAIN_MILLIS = 5_000;
  private static final int LIVE_WIDTH = 79;

  private final PrintStream err;
  private final boolean live;
  private final int total;
  private final Map<String, SearchListener.Progress> running = new TreeMap<>();
  private final Thread thread;
  private int done;
  private long statesDone;
  private long statesBefore;
  private long timeBefore = System.nanoTime();
  private boolean shown;

  StatusLine(Console console, int total) {
    this.err = console.err();
    this.live = Terminal.onErr();
    this.total = total;
    this.thread = new Thread(this::tick, "status");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  SearchListener of(String scenario) {
    return progress -> put(scenario, progress);
  }

  private synchronized void put(String scenario, SearchListener.Progress progress) {
    running.put(scenario, progress);
  }

  synchronized void finished(String scenario, long states) {
    running.remove(scenario);
    statesDone += states;
    done++;
  }

  /** Takes the line away, before something else is printed. */
  synchronized void clear() {
    if (shown) {
      err.append('\r').append(" ".repeat(LIVE_WIDTH)).append('\r');
      err.flush();
      shown = false;
    }
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
    if (running.isEmpty()) {
      return;
    }
    String line = line();
    if (live) {
      String cut = line.length() > LIVE_WIDTH ? line.substring(0, LIVE_WIDTH) : line;
      err.append('\r').append(cut).append(" ".repeat(LIVE_WIDTH - cut.length()));
      shown = true;
    } else {
      err.append(line).append('\n');
    }
    err.flush();
  }

  private String line() {
    long states = statesDone;
    long frontier = 0;
    int depth = 0;
    for (SearchListener.Progress progress : running.values()) {
      states += progress.states();
      frontier += progress.frontier();
      depth = Math.max(depth, progress.depth());
    }
    long now = System.nanoTime();
    long perSecond = Math.max(0, states - statesBefore) * 1_000_000_000L / (now - timeBefore + 1);
    statesBefore = states;
    timeBefore = now;
    return done
        + "/"
        + total
        + " "
        + String.join(" ", running.keySet())
        + ": "
        + ScenarioResult.grouped(states)
        + " states, "
        + ScenarioResult.grouped(perSecond)
        + "/s, frontier "
        + ScenarioResult.grouped(frontier)
        + ", depth "
        + depth;
  }

  @Override
  public void close() {
    thread.interrupt();
    clear();
  }
}
