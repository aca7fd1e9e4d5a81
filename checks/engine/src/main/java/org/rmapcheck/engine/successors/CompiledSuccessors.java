package org.rmapcheck.engine.successors;

import java.util.List;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;
import org.rmapcheck.engine.CheckerBug;
import org.rmapcheck.engine.state.Ranker;
import org.rmapcheck.engine.state.Ranking;
import org.rmapcheck.engine.state.RankingBuilder;
import org.rmapcheck.engine.state.StateLayout;
import org.rmapcheck.model.ir.Expr;
import org.rmapcheck.model.ir.Model;

/**
 * Runs Java code that is generated from a model and compiled when the program runs. Equivalent to
 * the interpreter: the same transitions in the same order. Where the code meets a model error, the
 * interpreter is asked for its message.
 */
public final class CompiledSuccessors implements SuccessorFunction, Ranker {

  private final CompiledCode code;
  private final InterpretedSuccessors interpreter;
  private final StateLayout layout;
  private final Ranking ranking;

  /** The successors of a model, without formulas. */
  public CompiledSuccessors(StateLayout layout, GroundTransitions transitions) {
    this(layout, transitions, List.of());
  }

  /**
   * The successors of a model.
   *
   * @param formulas conditions on states that are compiled with them
   */
  public CompiledSuccessors(
      StateLayout layout, GroundTransitions transitions, List<Expr> formulas) {
    this.layout = layout;
    this.interpreter = new InterpretedSuccessors(layout, transitions);
    this.ranking = RankingBuilder.of(layout);
    JavaSource source = new JavaSource(layout, ranking, transitions, formulas);
    this.code = compile(layout, source.text());
    code.tables(JavaRanks.tables(ranking), JavaRanks.patterns(ranking));
  }

  /**
   * The generated Java text, for people.
   *
   * @param formulas conditions on states that are compiled too
   */
  public static String source(Model model, List<Expr> formulas) {
    StateLayout layout = StateLayout.of(model);
    return new JavaSource(layout, RankingBuilder.of(layout), GroundTransitions.of(model), formulas)
        .text();
  }

  private static CompiledCode compile(StateLayout layout, String source) {
    SimpleCompiler compiler = new SimpleCompiler();
    compiler.setParentClassLoader(CompiledSuccessors.class.getClassLoader());
    try {
      compiler.cook(source);
      return compiler
          .getClassLoader()
          .loadClass(JavaSource.MAIN)
          .asSubclass(CompiledCode.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (CompileException | ReflectiveOperationException e) {
      throw new CheckerBug(
          "model '" + layout.model().name() + "': its generated code does not compile: " + e);
    }
  }

  @Override
  public void successors(long[] state, SuccessorBuffer buffer) {
    try {
      code.successors(state, buffer);
    } catch (CompiledCode.Trouble e) {
      interpreter.successors(state, buffer);
      throw new CheckerBug(
          "model '"
              + layout.model().name()
              + "': only compiled code finds a model error in "
              + layout.unpack(state));
    }
  }

  @Override
  public long rank(int word, long[] state, int at) {
    try {
      return code.rank(word, state, at);
    } catch (CompiledCode.Trouble e) {
      ranking.rank(word, state, at);
      throw new CheckerBug(
          "model '" + layout.model().name() + "': only compiled code finds no rank of a state");
    }
  }

  @Override
  public void put(int word, long rank, long[] state, int at) {
    code.put(word, rank, state, at);
  }

  /**
   * Those of up to 64 formulas that hold in a state.
   *
   * @param group the formulas from {@code 64 * group} on
   * @param open the formulas to evaluate, as bits
   * @throws CompiledCode.Trouble if one of them cannot be evaluated
   */
  public long holding(int group, long open, long[] words, int at) {
    return code.holding(group, open, words, at);
  }
}
