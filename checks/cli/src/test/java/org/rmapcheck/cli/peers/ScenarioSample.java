package org.rmapcheck.cli.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which built-in scenarios other checkers are asked about, by the sizes that the census tells. */
final class ScenarioSample {

  private static final int SMALLEST = 10;
  private static final int SAMPLED = 4;

  /** What other checkers explore in seconds. */
  private static final long MOST_STATES = 6_000;

  private ScenarioSample() {}

  /** What the properties {@code peers} and {@code peers.sample} ask for; says what that is. */
  static List<String> chosen() {
    String asked = System.getProperty("peers", "");
    if (!asked.isEmpty()) {
      return asked.equals("all") ? bySize() : List.of(asked.split(","));
    }
    String word = System.getProperty("peers.sample", "none");
    List<String> sample = sample(word);
    System.out.println("scenarios beside the ten smallest, by '" + word + "': " + sample);
    List<String> chosen = new ArrayList<>(smallest());
    chosen.addAll(sample);
    return chosen;
  }

  /** The smallest ones. */
  static List<String> smallest() {
    return bySize().subList(0, SMALLEST);
  }

  /** Some of the others, decided by a word. */
  static List<String> sample(String word) {
    Map<String, Long> sizes = sizes();
    return bySize().stream()
        .skip(SMALLEST)
        .filter(name -> sizes.getOrDefault(name, Long.MAX_VALUE) <= MOST_STATES)
        .sorted(Comparator.comparing(name -> hash(word + " " + name)))
        .limit(SAMPLED)
        .toList();
  }

  private static List<String> bySize() {
    Map<String, Long> sizes = sizes();
    return sizes.keySet().stream()
        .sorted(Comparator.comparing((String name) -> sizes.getOrDefault(name, 0L)))
        .toList();
  }

  private static Map<String, Long> sizes() {
    Map<String, Long> sizes = new TreeMap<>();
    try (InputStream census = ScenarioSample.class.getResourceAsStream("/census.txt")) {
      if (census == null) {
        throw new IllegalStateException("the tests have no census.txt");
      }
      String text = new String(census.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        int colon = line.indexOf(':');
        String states = line.substring(colon + 2, line.indexOf(" states"));
        sizes.put(line.substring(0, colon), Long.parseLong(states));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sizes;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
