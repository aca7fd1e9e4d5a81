package org.rmapcheck.trace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a matrix has kept of its searches, so that an interrupted one can go on. */
public final class MatrixCodec {

  private static final int SCHEMA_VERSION = 1;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,128}");
  private static final String OPEN = "not decided";

  private MatrixCodec() {}

  /** What a cell breaks, if it breaks something. */
  public record KeptLead(String id, PropertyKind kind, int depth) {}

  /**
   * A cell whose search ended.
   *
   * @param vector property id to verdict in words
   */
  public record KeptCell(
      String modelHash,
      Optional<KeptLead> lead,
      long states,
      long transitions,
      Map<String, String> vector) {

    public KeptCell {
      vector = Ordered.copy(vector);
    }
  }

  /**
   * The cells of a file whose searches ended, by the hash of their models. Cells that were open,
   * that cannot be or whose model is wrong are left out.
   *
   * @param tool the program that must have written it
   * @param properties what its cells must have been asked for
   */
  public static Map<String, KeptCell> read(Path file, String tool, List<String> properties)
      throws DocumentException {
    Cursor at =
        JsonParsing.parse(DocumentFiles.read(file), file.toString())
            .ofVersion("a matrix", SCHEMA_VERSION, SCHEMA_VERSION);
    if (!at.at("tool").words().equals(tool)) {
      throw at.at("tool").error("the matrix is not of this program; expected: \"" + tool + "\"");
    }
    if (!at.at("properties").names().equals(properties)) {
      throw at.at("properties").error("the matrix asks for other properties; expected: the same");
    }
    Map<String, KeptCell> kept = new LinkedHashMap<>();
    for (Optional<KeptCell> cell : at.at("cells").list(MatrixCodec::cell)) {
      cell.ifPresent(c -> kept.put(c.modelHash(), c));
    }
    return kept;
  }

  private static Optional<KeptCell> cell(Cursor at) throws DocumentException {
    boolean searched = at.has("modelHash") && !at.at("finding").words().equals("model-error");
    if (!searched) {
      return Optional.empty();
    }
    Map<String, String> vector = at.at("vector").map(Cursor::words);
    if (vector.values().stream().anyMatch(words -> words.startsWith(OPEN))) {
      return Optional.empty();
    }
    return Optional.of(
        new KeptCell(
            at.at("modelHash").matching(HASH, "8 to 128 lower-case hexadecimal digits"),
            at.has("lead") ? Optional.of(lead(at)) : Optional.empty(),
            at.at("states").from0To(Long.MAX_VALUE),
            at.at("transitions").from0To(Long.MAX_VALUE),
            vector));
  }

  private static KeptLead lead(Cursor at) throws DocumentException {
    String text = at.at("kind").words();
    for (PropertyKind kind : PropertyKind.values()) {
      if (kind.text().equals(text)) {
        return new KeptLead(at.at("lead").words(), kind, at.at("depth").count());
      }
    }
    throw at.at("kind").expected("a kind of property, such as \"harm\"");
  }
}
