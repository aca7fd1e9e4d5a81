package org.rmapcheck.validate.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls about one slice that tasks are in, and what steps they allow. */
final class OpenCalls {

  /** How many tasks can be in calls about a slice at once. */
  static final int TASKS = 31;

  /** Of no page in particular: what only calls about all pages allow. */
  static final long NO_PAGE = -1;

  /** A call that a task has not returned from. */
  record Open(Rules.Rule rule, int task, Reach reach) {}

  private final List<Open> calls = new ArrayList<>();

  boolean isEmpty() {
    return calls.isEmpty();
  }

  void clear() {
    calls.clear();
  }

  void addAll(OpenCalls others) {
    calls.addAll(others.calls);
  }

  void enter(Rules.Rule rule, int task, Reach reach) {
    calls.add(new Open(rule, task, reach));
  }

  /** The call that a return of the task from one of its name ends. */
  Optional<Open> innermost(Rules.Rule rule, int task) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      Open call = calls.get(i);
      if (call.task() == task && call.rule().is(rule)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  /** Ends the last of such calls. */
  void leave(Open call) {
    calls.remove(calls.lastIndexOf(call));
  }

  /** Whether the task is in a call. */
  boolean has(int task) {
    return calls.stream().anyMatch(call -> call.task() == task);
  }

  /** Whether a call is about some pages only. */
  boolean anyOfSome() {
    return calls.stream().anyMatch(call -> !call.reach().all());
  }

  /** What the calls allow of a page. */
  Context context(long page) {
    long[] allowed = new long[TASKS + 1];
    int inside = 0;
    for (int i = calls.size() - 1; i >= 0; i--) {
      Open call = calls.get(i);
      if ((inside >> call.task() & 1) == 0) {
        allowed[call.task()] |= call.rule().alone();
        inside |= 1 << call.task();
      }
      if (call.reach().all() || (page >= 0 && call.reach().has(page))) {
        allowed[call.task()] |= call.rule().covers();
      }
    }
    return new Context(allowed);
  }
}
