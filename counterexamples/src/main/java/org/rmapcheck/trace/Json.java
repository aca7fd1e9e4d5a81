package org.rmapcheck.trace;

import java.util.List;
import java.util.Map;

/**
 * A JSON value that knows where it stands in its file.
 *
 * <p>Own small tree rather than the library's: every complaint about a value has to name its line
 * and column, also long after parsing. Fractions and numbers beyond 64 bits have no use in these
 * documents and are kept only as what was found.
 */
sealed interface Json {

  /** Where the value begins. */
  Spot spot();

  /** The value in words, short enough for an error message. */
  String found();

  /** 1-based line and column. */
  record Spot(int line, int column) {}

  /** A member of an object: where its key stands, and its value. */
  record Member(Spot keySpot, Json value) {}

  record Obj(Spot spot, Map<String, Member> members) implements Json {
    @Override
    public String found() {
      return "an object";
    }
  }

  record Arr(Spot spot, List<Json> items) implements Json {
    @Override
    public String found() {
      return "an array";
    }
  }

  record Text(Spot spot, String value) implements Json {
    @Override
    public String found() {
      return "the text \"" + Ascii.shorten(value, 60) + "\"";
    }
  }

  record Whole(Spot spot, long value) implements Json {
    @Override
    public String found() {
      return "the number " + value;
    }
  }

  record Bool(Spot spot, boolean value) implements Json {
    @Override
    public String found() {
      return String.valueOf(value);
    }
  }

  /** Anything that no document uses: null, fractions, numbers beyond 64 bits. */
  record Other(Spot spot, String found) implements Json {}
}
