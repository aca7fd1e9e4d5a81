package org.rmapcheck.validate.runs;

/**
 * A mark of a user program as one slice sees it.
 *
 * @param ends the access is over; else it begins
 * @param store it is a store
 * @param task token of the task
 * @param value token of the value, 0 for a load that begins
 */
record AccessMark(boolean ends, boolean store, int task, int word, int value) {}
