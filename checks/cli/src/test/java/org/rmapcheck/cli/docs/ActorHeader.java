package org.rmapcheck.cli.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rmapcheck.cli.corpus.Repository;

/**
 * What the header of an actor's file says.
 *
 * @param name of the class
 * @param words what the actor does and where that is known from
 * @param abstracted what is left out, with the reason; empty if the header does not say
 * @param evidence of {@code recorded}, {@code read} and {@code assumed} those that it claims
 */
record ActorHeader(String name, String words, String abstracted, List<String> evidence) {

  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern TAG = Pattern.compile("\\{@(code|link) #?([^}]*)}");
  private static final String ABSTRACTED = "Abstracted:";

  ActorHeader {
    evidence = List.copyOf(evidence);
  }

  /** The headers of all files that add processes or steps, by name. */
  static List<ActorHeader> all() throws IOException {
    Path folder = Repository.root().resolve("model/src/main/java/org/rmapcheck/ttm/actor");
    List<ActorHeader> headers = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (text.contains(".kernel(") || text.contains(".process(")) {
          headers.add(of(file.getFileName().toString().replace(".java", ""), text));
        }
      }
    }
    return headers;
  }

  static ActorHeader of(String name, String java) {
    Matcher found = JAVADOC.matcher(java);
    String comment = found.find() ? found.group(1) : "";
    String plain = comment.replaceAll("(?m)^\\s*\\* ?", "").replaceAll("(?ms)^@param .*", "");
    StringBuilder words = new StringBuilder();
    String abstracted = "";
    for (String paragraph : plain.split("<p>", -1)) {
      String line = text(paragraph);
      if (line.startsWith(ABSTRACTED)) {
        abstracted = line.substring(ABSTRACTED.length()).strip();
      } else {
        words.append(words.isEmpty() ? "" : " ").append(line);
      }
    }
    return new ActorHeader(name, words.toString(), abstracted, evidence(words.toString()));
  }

  private static String text(String javadoc) {
    String joined = javadoc.strip().replaceAll("\\s+", " ");
    return TAG.matcher(joined).replaceAll(m -> Matcher.quoteReplacement("`" + m.group(2) + "`"));
  }

  private static List<String> evidence(String words) {
    String all = words.toLowerCase(Locale.ROOT);
    List<String> evidence = new ArrayList<>();
    if (all.contains("recorded")) {
      evidence.add("recorded");
    }
    if (all.contains("read from the sources")) {
      evidence.add("read");
    }
    if (all.contains("assumed")) {
      evidence.add("assumed");
    }
    return evidence;
  }
}
