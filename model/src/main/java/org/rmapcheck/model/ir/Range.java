package org.rmapcheck.model.ir;

/** All values that a location has in reachable states lie between these two, both included. */
public record Range(long low, long high) {

  public boolean contains(long value) {
    return low <= value && value <= high;
  }
}
