package org.rmapcheck.engine.state;

/** A set of keys that has a bit for each key there may be: where many of them come, it is small. */
final class Bitmap {

  /** A word has so many keys. */
  static final int LEAST_KEY_BITS = 6;

  /** There are no arrays for more. */
  static final int MOST_KEY_BITS = 36;

  private final long[] words;

  /**
   * An empty set of keys of so many bits: from {@link #LEAST_KEY_BITS} to {@link #MOST_KEY_BITS}.
   */
  Bitmap(int keyBits) {
    this.words = new long[(int) length(keyBits)];
  }

  /** Words of memory that it takes. */
  static long length(int keyBits) {
    return 1L << (keyBits - LEAST_KEY_BITS);
  }

  long bytes() {
    return (long) words.length * Long.BYTES;
  }

  /** Enters a key; 1 if it is new, else 0. */
  int insert(long key) {
    int word = (int) (key >>> LEAST_KEY_BITS);
    long before = words[word];
    words[word] = before | 1L << key;
    return (int) (~before >>> key) & 1;
  }
}
