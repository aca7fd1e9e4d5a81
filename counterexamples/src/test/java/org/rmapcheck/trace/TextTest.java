package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The small tools below the renderer: ASCII, line breaks, shell lines, spelling. */
final class TextTest {
  @Test
  void lettersLoseTheirAccentsAndTypographyGetsItsStandIn() {
    assertThat(Ascii.clean("K\u00f6nig \u2192 \u201cTTM\u201d \u2026 \u2264 3\u00a0x"))
        .isEqualTo("Konig -> \"TTM\" ... <= 3 x");
  }

  @Test
  void everythingElseIsOneQuestionMarkPerCharacter() {
    assertThat(Ascii.clean("\uD83D\uDE00\u4e2d\u001b\u0000\u009b\uD83D")).isEqualTo("??????");
    assertThat(Ascii.clean("a\tb\nc\rd")).isEqualTo("a b c d");
  }

  @Test
  void longTextIsCutVisibly() {
    assertThat(Ascii.shorten("abcdefghij", 10)).isEqualTo("abcdefghij");
    assertThat(Ascii.shorten("abcdefghijk", 10)).isEqualTo("abcdefg...");
    assertThat(Ascii.shorten("\u2026".repeat(10), 10)).isEqualTo("..........");
  }

  @Test
  void wordsAreKeptWholeUntilTheyAreLongerThanALine() {
    assertThat(WordWrap.lines("one two  three", 7, 5)).containsExactly("one two", "three");
    assertThat(WordWrap.lines("abcdefghij kl", 4, 3)).containsExactly("abcd", "efg", "hij", "kl");
    assertThat(WordWrap.lines("", 4, 3)).containsExactly("");
    assertThat(WordWrap.lines("   ", 4, 3)).containsExactly("");
  }

  @Test
  void aShellJoinsTheLinesOfACommandAgain() {
    String command =
        "rmapcheck replay --strategy breadth-first a-folder/with-a-very-long-name.json";
    List<String> lines = ShellLines.of(command, 30);
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 30);
    assertThat(String.join("\n", lines).replace("\\\n", "")).isEqualTo(command);
    assertThat(ShellLines.of("short", 30)).containsExactly("short");
  }

  @Test
  void aWordIsRecognisedWithTwoTypingErrors() {
    List<String> words = List.of("design", "scope", "schemaVersion");
    assertThat(Spelling.hint("Desgn", words)).isEqualTo(" (did you mean \"design\"?)");
    assertThat(Spelling.hint("schemaversion", words)).contains("schemaVersion");
    assertThat(Spelling.hint("banana", words)).isEmpty();
    assertThat(Spelling.hint("x".repeat(100_000), words)).isEmpty();
  }
}
