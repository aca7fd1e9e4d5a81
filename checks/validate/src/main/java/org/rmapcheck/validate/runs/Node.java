package org.rmapcheck.validate.runs;

import java.util.Arrays;

/**
 * A state of the model, and what the log adds to it: whose each instance is, and which page is at
 * each place. Immutable.
 *
 * <p>Tasks and pages are tokens, small numbers that a slice gives out and takes back, so that equal
 * situations are equal whatever the log calls them.
 */
final class Node {

  /** The instance belongs to nobody. */
  static final byte NOBODY = -1;

  /** Added to an owner whose instance ends as soon as it is at rest. */
  static final byte LEAVING = 32;

  final int state;

  /** By instance. */
  private final byte[] owners;

  /** By place; 0 if unknown. */
  private final byte[] pages;

  /** What memory holds, and which loads and stores are under way. */
  final Contents contents;

  private final int hash;

  private Node(int state, byte[] owners, byte[] pages, Contents contents) {
    this.state = state;
    this.owners = owners;
    this.pages = pages;
    this.contents = contents;
    this.hash =
        ((Arrays.hashCode(owners) * 31 + Arrays.hashCode(pages)) * 31 + contents.hashCode()) * 31
            + state;
  }

  /** Nobody does anything, and nothing is known of pages. */
  static Node idle(int state, int instances, int places) {
    byte[] owners = new byte[instances];
    Arrays.fill(owners, NOBODY);
    return new Node(state, owners, new byte[places], Contents.unknown(places));
  }

  /** The token of the task whose instance it is, or {@link #NOBODY}. */
  int owner(int instance) {
    byte owner = owners[instance];
    return owner >= LEAVING ? owner - LEAVING : owner;
  }

  boolean leaves(int instance) {
    return owners[instance] >= LEAVING;
  }

  int page(int place) {
    return pages[place];
  }

  Node at(int newState, long renewed) {
    byte[] known = pages;
    if (renewed != 0) {
      known = pages.clone();
      for (int p = 0; p < known.length; p++) {
        if ((renewed >> p & 1) != 0) {
          known[p] = 0;
        }
      }
    }
    return new Node(newState, owners, known, contents);
  }

  Node owned(int instance, int token) {
    byte[] changed = owners.clone();
    changed[instance] = (byte) token;
    return new Node(state, changed, pages, contents);
  }

  Node leaving(int instance) {
    return leaves(instance) ? this : owned(instance, owners[instance] + LEAVING);
  }

  /** The same with its instances in another order, in a state in which they are so, too. */
  Node reordered(int newState, int[] order) {
    byte[] changed = new byte[owners.length];
    for (int i = 0; i < order.length; i++) {
      changed[i] = owners[order[i]];
    }
    return new Node(newState, changed, pages, contents);
  }

  /** What an instance is sorted by. */
  int rank(int instance, int counter) {
    return (owners[instance] + 1) * 256 + counter;
  }

  Node holding(int place, int page) {
    byte[] changed = pages.clone();
    changed[place] = (byte) page;
    return new Node(state, owners, changed, contents);
  }

  /** The same with other contents. */
  Node with(Contents other) {
    return other.equals(contents) ? this : new Node(state, owners, pages, other);
  }

  /** Bits of the tasks that own something, or access memory. */
  int tasks() {
    int bits = contents.tasks();
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] != NOBODY) {
        bits |= 1 << owner(i);
      }
    }
    return bits;
  }

  /** Bits of the pages that are somewhere. */
  int pageTokens() {
    int bits = 0;
    for (byte page : pages) {
      bits |= 1 << page;
    }
    return bits & ~1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Node node
        && state == node.state
        && Arrays.equals(owners, node.owners)
        && Arrays.equals(pages, node.pages)
        && contents.equals(node.contents);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
