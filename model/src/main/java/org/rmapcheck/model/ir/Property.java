package org.rmapcheck.model.ir;

import java.util.List;
import java.util.Optional;

/**
 * Something that must hold: a state invariant, or assertions of its id in steps, or both.
 *
 * @param id short and stable, such as {@code S6}
 * @param name in one word, such as {@code NoLostWrite}
 * @param statement what must hold, in words
 * @param symptom what a running kernel would show when it does not
 * @param goals situations that must be reachable, or the property is vacuous
 * @param notMeaningful why the property says nothing about this model, if so
 */
public record Property(
    String id,
    String name,
    Kind kind,
    String statement,
    String symptom,
    Optional<Expr> invariant,
    List<Goal> goals,
    Optional<String> notMeaningful) {

  /** How bad a violation is. */
  public enum Kind {
    /** Data is lost, or memory is reached that must not be. */
    HARM("harm"),
    /** A rule is broken that keeps harm away. */
    DISCIPLINE("discipline"),
    /** Bookkeeping is wrong. */
    BOOKS("books");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** A situation that must be reachable. */
  public record Goal(String words, Expr condition) {}

  public Property {
    goals = List.copyOf(goals);
  }

  /** Id and name, as reports print it. */
  public String title() {
    return id + " " + name;
  }
}
