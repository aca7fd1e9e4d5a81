package org.rmapcheck.engine.successors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmapcheck.engine.state.Component;
import org.rmapcheck.engine.state.RankWord;
import org.rmapcheck.engine.state.Ranking;

/** Writes how states are numbered as Java: two methods for each word of a rank, there and back. */
final class JavaRanks {

  private static final String CLASS = "Ranks";

  private final Ranking ranking;
  private final JavaCode code;
  private int tables;
  private int patterns;

  JavaRanks(Ranking ranking, int width) {
    this.ranking = ranking;
    this.code = new JavaCode(width);
  }

  /** The tables of all pieces, in the order in which the code numbers them. */
  static short[][] tables(Ranking ranking) {
    return components(ranking)
        .flatMap(component -> component.pieces().stream())
        .map(Component.Piece::next)
        .toArray(short[][]::new);
  }

  /** The bits of all components, in the order in which the code numbers them. */
  static long[][] patterns(Ranking ranking) {
    return components(ranking)
        .flatMap(
            component -> IntStream.range(0, component.words().length).mapToObj(component::patterns))
        .toArray(long[][]::new);
  }

  private static Stream<Component> components(Ranking ranking) {
    return ranking.asWords().stream().flatMap(word -> word.components().stream());
  }

  /** The class with the tables, and two methods for each word. */
  String text() {
    List<String> given = new ArrayList<>();
    int tableCount = tables(ranking).length;
    for (int t = 0; t < tableCount; t++) {
      code.field("static short[] t" + t + ";");
      given.add("t" + t + " = tables[" + t + "];");
    }
    int patternCount = patterns(ranking).length;
    for (int p = 0; p < patternCount; p++) {
      code.field("static long[] p" + p + ";");
      given.add("p" + p + " = patterns[" + p + "];");
    }
    code.method("static void tables(short[][] tables, long[][] patterns)", given);
    for (int w = 0; w < ranking.asWords().size(); w++) {
      RankWord word = ranking.asWords().get(w);
      code.method("static long rank" + w + "(" + code.parameters() + ")", rank(word));
      code.method("static void put" + w + "(long rank, long[] state, int at)", put(word));
    }
    return "\n// Numbers of states\n" + code.text(CLASS);
  }

  private List<String> rank(RankWord word) {
    List<String> lines = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    int components = word.components().size();
    for (int c = 0; c < components; c++) {
      lines.add("int n" + c + " = " + number(word.components().get(c)) + ";");
      terms.add("n" + c + " * " + JavaCode.number(word.stride(c) << word.runBits()));
    }
    for (RankWord.Run run : word.runs()) {
      String bits = "((w" + run.word() + " >>> " + run.shift() + ") & ";
      terms.add("(" + bits + JavaCode.hex(run.mask()) + ") << " + run.to() + ")");
    }
    if (components > 0) {
      String all =
          IntStream.range(0, components).mapToObj(c -> "n" + c).collect(Collectors.joining(" | "));
      lines.add("if ((" + all + ") < 0) throw CompiledCode.trouble();");
    }
    lines.add("return " + (terms.isEmpty() ? "0L" : String.join(" + ", terms)) + ";");
    return lines;
  }

  private String number(Component component) {
    String number = "";
    for (Component.Piece piece : component.pieces()) {
      int mask = (1 << piece.bits()) - 1;
      String bits = "((int) (w" + piece.word() + " >>> " + piece.shift() + ") & " + mask + ")";
      String index = number.isEmpty() ? bits : "(" + number + " << " + piece.bits() + ") | " + bits;
      number = "t" + tables++ + "[" + index + "]";
    }
    return number;
  }

  private List<String> put(RankWord word) {
    List<String> lines = new ArrayList<>();
    Map<Integer, List<String>> bits = new TreeMap<>();
    for (RankWord.Run run : word.runs()) {
      String shifted = "((rank >>> " + run.to() + ") & " + JavaCode.hex(run.mask()) + ")";
      add(bits, run.word(), "(" + shifted + " << " + run.shift() + ")");
    }
    int components = word.components().size();
    if (components > 0) {
      lines.add("long r" + components + " = rank >>> " + word.runBits() + ";");
    }
    for (int c = components - 1; c >= 0; c--) {
      String stride = JavaCode.number(word.stride(c));
      lines.add("int n" + c + " = (int) (r" + (c + 1) + " / " + stride + ");");
      lines.add("long r" + c + " = r" + (c + 1) + " - n" + c + " * " + stride + ";");
    }
    for (int c = 0; c < components; c++) {
      for (int w : word.components().get(c).words()) {
        add(bits, w, "p" + patterns++ + "[n" + c + "]");
      }
    }
    bits.forEach(
        (w, all) -> lines.add("state[at + " + w + "] |= " + String.join(" | ", all) + ";"));
    return lines;
  }

  private static void add(Map<Integer, List<String>> bits, int word, String some) {
    bits.computeIfAbsent(word, w -> new ArrayList<>()).add(some);
  }

  /** The methods of the main class that call these. */
  void addTo(JavaCode main) {
    main.method(
        "public void tables(short[][] tables, long[][] patterns)",
        List.of(CLASS + ".tables(tables, patterns);"));
    String words =
        IntStream.range(0, code.width())
            .mapToObj(w -> "state[at + " + w + "]")
            .collect(Collectors.joining(", "));
    List<String> rank = new ArrayList<>(List.of("switch (word) {"));
    List<String> put = new ArrayList<>(List.of("switch (word) {"));
    for (int w = 0; w < ranking.asWords().size(); w++) {
      rank.add("  case " + w + ": return " + CLASS + ".rank" + w + "(" + words + ");");
      put.add("  case " + w + ": " + CLASS + ".put" + w + "(rank, state, at); break;");
    }
    rank.addAll(List.of("  default: return 0L;", "}"));
    put.addAll(List.of("  default: break;", "}"));
    main.method("public long rank(int word, long[] state, int at)", rank);
    main.method("public void put(int word, long rank, long[] state, int at)", put);
  }
}
