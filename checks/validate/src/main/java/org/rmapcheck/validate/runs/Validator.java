package org.rmapcheck.validate.runs;

import org.rmapcheck.validate.mapping.Mapping;
import org.rmapcheck.validate.mapping.MappingException;

/**
 * The model of a mapping, made ready for logs. What one log has asked of it is kept for the next.
 */
public final class Validator {

  private final Mapping mapping;
  private final Simulation simulation;
  private final Subjects.Beginning beginning;

  /**
   * Builds the model.
   *
   * @throws MappingException if the mapping names what the model does not have
   */
  public Validator(Mapping mapping) throws MappingException {
    this.mapping = mapping;
    this.simulation = new Simulation(mapping);
    this.beginning = Subjects.beginning(simulation);
  }

  /** A log that begins now. */
  public LogValidation begin() {
    Tally tally = new Tally();
    return new LogValidation(
        mapping, simulation, new Subjects(mapping, simulation, beginning, tally), tally);
  }

  /** How much of the model the logs have asked for so far. */
  public String size() {
    return simulation.size();
  }
}
