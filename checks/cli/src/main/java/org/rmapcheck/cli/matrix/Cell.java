package org.rmapcheck.cli.matrix;

import java.util.List;

/**
 * One design of a product, before it is checked.
 *
 * @param invalid why it cannot be
 * @param model index of its model among the different models of the product; -1 if it has none
 */
record Cell(List<String> invalid, int model) {
  Cell {
    invalid = List.copyOf(invalid);
  }
}
