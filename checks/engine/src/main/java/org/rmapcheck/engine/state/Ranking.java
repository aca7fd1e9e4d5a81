package org.rmapcheck.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers the states of a layout: each has a rank, of one word if that is enough. Combinations of
 * values that are known not to occur have no rank, so that a rank has fewer bits than its state.
 * Two states have the same rank if and only if they are equal.
 *
 * <p>If one word is not enough, the words are two parts, and what comes first is in the first part:
 * somewhat more than half of the bits, which makes few different ones of both parts (what processes
 * do is in one, what they have done to shared variables in the other).
 */
public final class Ranking implements Ranker {

  private static final double FIRST = 0.55;

  /** How many bits of a word can mostly be filled. */
  private static final double FILLED = 62;

  private final int stateWords;
  private final RankWord[] words;
  private final int firstPart;

  /**
   * Ranks of the states that have any combination of these.
   *
   * @param stateWords words of a state
   * @param components fields that are numbered together
   * @param fields that may have any values
   */
  Ranking(int stateWords, List<Component> components, List<Field> fields) {
    this.stateWords = stateWords;
    if (RankWord.fit(components, fields)) {
      this.words = new RankWord[] {new RankWord(components, fields)};
      this.firstPart = 1;
    } else if (stateWords == 1) {
      // one full word: as it is
      this.words = new RankWord[] {RankWord.same(0, Long.SIZE)};
      this.firstPart = 1;
    } else {
      List<RankWord> all = new ArrayList<>();
      int first = firstOfSecond(components, fields);
      int ofFields = Math.max(0, first - components.size());
      int ofComponents = Math.min(first, components.size());
      part(components.subList(0, ofComponents), fields.subList(0, ofFields), all);
      this.firstPart = all.size();
      part(
          components.subList(ofComponents, components.size()),
          fields.subList(ofFields, fields.size()),
          all);
      this.words = all.toArray(RankWord[]::new);
    }
  }

  /** Where the second part begins, in components and then fields. */
  private static int firstOfSecond(List<Component> components, List<Field> fields) {
    double[] bits =
        IntStream.range(0, components.size() + fields.size())
            .mapToDouble(
                i ->
                    i < components.size()
                        ? Math.log(components.get(i).size()) / Math.log(2)
                        : fields.get(i - components.size()).bits())
            .toArray();
    double all = Arrays.stream(bits).sum();
    // whole words: another one would take a place of its own in each state
    int words = (int) Math.ceil(all / FILLED);
    int wordsOfFirst = (words + 1) / 2;
    double least = all - (words - wordsOfFirst) * FILLED;
    double left = Math.max(least, Math.min(FIRST * all, wordsOfFirst * FILLED));
    int first = 0;
    while (first < bits.length - 1 && left >= Math.min(bits[first], Integer.SIZE)) {
      left -= bits[first++];
    }
    return Math.max(1, first);
  }

  /** As many words as it takes, filled one after the other. */
  private static void part(List<Component> components, List<Field> fields, List<RankWord> words) {
    List<Component> someComponents = new ArrayList<>();
    List<Field> someFields = new ArrayList<>();
    for (Component component : components) {
      someComponents.add(component);
      if (!RankWord.fit(someComponents, someFields)) {
        words.add(new RankWord(someComponents.subList(0, someComponents.size() - 1), List.of()));
        someComponents = new ArrayList<>(List.of(component));
      }
    }
    for (Field field : fields) {
      someFields.add(field);
      if (!RankWord.fit(someComponents, someFields)) {
        words.add(new RankWord(someComponents, someFields.subList(0, someFields.size() - 1)));
        someComponents.clear();
        someFields = new ArrayList<>(List.of(field));
      }
    }
    words.add(new RankWord(someComponents, someFields));
  }

  /** Number of words of a state. */
  int stateWords() {
    return stateWords;
  }

  /** Number of words of a rank. */
  public int words() {
    return words.length;
  }

  /** Of what each word of a rank is made. */
  public List<RankWord> asWords() {
    return List.of(words);
  }

  /** How many words are the first of two parts, if there are several words. */
  int firstPart() {
    return firstPart;
  }

  /** Number of bits of a word that are in use: the lowest. */
  int bitsOfWord(int word) {
    return words[word].bits();
  }

  @Override
  public long rank(int word, long[] state, int at) {
    return words[word].of(state, at);
  }

  @Override
  public void put(int word, long rank, long[] state, int at) {
    words[word].put(rank, state, at);
  }
}
