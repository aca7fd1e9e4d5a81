package org.rmapcheck.trace;

/**
 * The design closest to the violated one in which the property holds: the one-line difference.
 *
 * @param scenario name of the scenario that holds
 * @param switchKey the design switch in which the two differ
 * @param thisValue its value in the violated scenario
 * @param thatValue its value in the scenario that holds
 * @param states number of states explored there
 */
public record NearestHolding(
    String scenario, String switchKey, String thisValue, String thatValue, long states) {}
