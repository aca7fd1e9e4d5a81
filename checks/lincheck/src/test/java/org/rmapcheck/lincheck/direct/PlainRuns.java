package org.rmapcheck.lincheck.direct;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.rmapcheck.lincheck.direct.Event.Kind;

/** Runs plain forms under Lincheck, which may switch threads at every access to shared memory. */
final class PlainRuns {

  private PlainRuns() {}

  /** The different sequences of events of so many runs. */
  static List<List<Event>> of(Class<?> form, ExecutionScenario scenario, int runs) {
    SeenRuns.clear();
    new ModelCheckingOptions()
        .iterations(0)
        .invocationsPerIteration(runs)
        .minimizeFailedScenario(false)
        .logLevel(LoggingLevel.ERROR)
        .addCustomScenario(scenario)
        .verifier(SeenRuns.class)
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(
                    "org.rmapcheck.lincheck.direct.Hardware",
                    "org.rmapcheck.lincheck.direct.Event.Journal")
                .allMethods()
                .treatAsAtomic())
        .check(form);
    return SeenRuns.different();
  }

  static Actor operation(Class<?> form, String name, Integer... arguments) {
    Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
    try {
      return new Actor(form.getMethod(name, types), List.<Object>of((Object[]) arguments));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Freed memory is accessed, or a load does not return what was stored last. */
  static boolean harms(List<Event> events) {
    int last = 0;
    for (Event event : events) {
      if (event.freed() || (event.kind() == Kind.LOAD && event.value() != last)) {
        return true;
      }
      last = event.kind() == Kind.STORE ? event.value() : last;
    }
    return false;
  }
}
