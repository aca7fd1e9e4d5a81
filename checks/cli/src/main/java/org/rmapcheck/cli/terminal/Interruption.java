package org.rmapcheck.cli.terminal;

/**
 * Whether somebody wants the program to end. Searches ask it; whoever ends the program tells it.
 */
public final class Interruption {

  private volatile boolean wanted;

  public void want() {
    wanted = true;
  }

  public boolean isWanted() {
    return wanted;
  }
}
