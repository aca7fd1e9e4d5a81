package org.rmapcheck.model.peers;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rmapcheck.model.ir.Model;

/**
 * Another model checker, asked about exported models.
 *
 * <p>Anything but a finished search is an {@link IllegalStateException} that holds what it printed:
 * a search that was cut off, a model error where none is asked for, a text that it does not take.
 */
public interface Peer {

  /** The number of states of a model. */
  long states(Model model);

  /** The length of the shortest run to each property that breaks: 0 if the first state does. */
  Map<String, Integer> violations(Model model, Collection<String> properties);

  /** The length of the shortest run into a deadlock. */
  OptionalInt deadlock(Model model);

  /** What the checker says of an error in the model itself, if it finds one. */
  Optional<String> modelError(Model model);
}
