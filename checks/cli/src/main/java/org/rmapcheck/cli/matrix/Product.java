package org.rmapcheck.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import org.rmapcheck.cli.program.ExitStatus;
import org.rmapcheck.cli.program.UserError;
import org.rmapcheck.ttm.design.Choice;

/** All combinations of the values of some switches; the last switch runs fastest. */
public final class Product {

  /** Each cell may bring a model that is kept until it is searched. */
  static final int LARGEST = 10_000;

  private final List<Axis> axes;
  private final int size;

  /**
   * The product of these axes.
   *
   * @throws UserError if it is empty or too large
   */
  public Product(List<Axis> axes) {
    this.axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new UserError(ExitStatus.USAGE, "no switches: name some with --switch");
    }
    long cells = 1;
    for (Axis axis : axes) {
      cells = Math.min(cells * axis.values().size(), LARGEST + 1L);
    }
    if (cells > LARGEST) {
      throw new UserError(
          ExitStatus.USAGE,
          "the product has more than " + LARGEST + " cells: name fewer switches or values");
    }
    this.size = (int) cells;
  }

  public List<Axis> axes() {
    return axes;
  }

  /** Number of combinations. */
  public int size() {
    return size;
  }

  /** Number of values of each axis. */
  int[] sizes() {
    return axes.stream().mapToInt(axis -> axis.values().size()).toArray();
  }

  /** Position of a combination's value on each axis. */
  int[] positions(int cell) {
    int[] positions = new int[axes.size()];
    int rest = cell;
    for (int i = axes.size() - 1; i >= 0; i--) {
      int length = axes.get(i).values().size();
      positions[i] = rest % length;
      rest /= length;
    }
    return positions;
  }

  /** The combination with these positions. */
  int cell(int... positions) {
    int cell = 0;
    for (int i = 0; i < positions.length; i++) {
      cell = cell * axes.get(i).values().size() + positions[i];
    }
    return cell;
  }

  /** One value for each axis. */
  public List<Choice> values(int cell) {
    int[] positions = positions(cell);
    List<Choice> values = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      values.add(axes.get(i).values().get(positions[i]));
    }
    return values;
  }

  /** A combination in words. */
  public static String words(List<Choice> values) {
    List<String> words = new ArrayList<>();
    values.forEach(value -> words.add(value.of() + "=" + value.key()));
    return String.join(" ", words);
  }
}
