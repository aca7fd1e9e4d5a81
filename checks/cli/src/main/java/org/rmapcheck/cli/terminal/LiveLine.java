package org.rmapcheck.cli.terminal;

import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Shows a line on standard error again and again while work goes on: written over on a terminal, a
 * new line every few seconds elsewhere.
 */
public final class LiveLine implements AutoCloseable {

  private static final long LIVE_MILLIS = 200;
  private static final long PLAIN_MILLIS = 5_000;
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean live;
  private final Supplier<String> line;
  private final Thread thread;
  private boolean shown;

  /**
   * @param line what to show now, asked from another thread; empty for nothing
   */
  public LiveLine(Console console, Supplier<String> line) {
    this.err = console.err();
    this.live = Terminal.onErr();
    this.line = line;
    this.thread = new Thread(this::tick, "live line");
    this.thread.setDaemon(true);
  }

  public void start() {
    thread.start();
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
    String text = line.get();
    if (text.isEmpty()) {
      return;
    }
    if (live) {
      String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
      err.append('\r').append(cut).append(" ".repeat(WIDTH - cut.length()));
      shown = true;
    } else {
      err.append(text).append('\n');
    }
    err.flush();
  }

  /** Takes the line away, before something else is printed. */
  public synchronized void clear() {
    if (shown) {
      err.append('\r').append(" ".repeat(WIDTH)).append('\r');
      err.flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    clear();
  }
}
