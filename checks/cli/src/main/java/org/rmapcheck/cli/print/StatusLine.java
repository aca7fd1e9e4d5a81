package org.rmapcheck.cli.print;

import java.util.Map;
import java.util.TreeMap;
import org.rmapcheck.cli.check.ScenarioResult;
import org.rmapcheck.cli.terminal.Console;
import org.rmapcheck.cli.terminal.LiveLine;
import org.rmapcheck.engine.SearchListener;

/**
 * Says on standard error how far the searches are: one live line. Reads the clock, so nothing of it
 * goes into results.
 */
public final class StatusLine implements AutoCloseable {

  private final LiveLine shown;
  private final int total;
  private final Map<String, SearchListener.Progress> running = new TreeMap<>();
  private int done;
  private long statesDone;
  private long statesBefore;
  private long timeBefore = System.nanoTime();

  public StatusLine(Console console, int total) {
    this.total = total;
    this.shown = new LiveLine(console, this::line);
    this.shown.start();
  }

  public SearchListener of(String scenario) {
    return progress -> put(scenario, progress);
  }

  private synchronized void put(String scenario, SearchListener.Progress progress) {
    running.put(scenario, progress);
  }

  public synchronized void finished(String scenario, long states) {
    running.remove(scenario);
    statesDone += states;
    done++;
  }

  /** Takes the line away, before something else is printed. */
  public void clear() {
    shown.clear();
  }

  private synchronized String line() {
    if (running.isEmpty()) {
      return "";
    }
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
    shown.close();
  }
}
