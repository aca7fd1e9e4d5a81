package org.rmapcheck.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmapcheck.model.ModelBuilder;
import org.rmapcheck.model.beem.Beem;
import org.rmapcheck.model.ir.Model;
import org.rmapcheck.model.ir.Process;
import org.rmapcheck.model.pass.Pass;
import org.rmapcheck.ttm.Scenario;
import org.rmapcheck.ttm.Scope;
import org.rmapcheck.ttm.design.Design;

/** What is measured: models of the BEEM collection, and the kernel protocol at any size. */
public final class Models {

  private static final String PROTOCOL = "protocol.";
  private static final String PIPELINED = "pipelined.";
  private static final String BESIDE_A_COUNTER = "*";

  private Models() {}

  /**
   * The model of a name: one of {@link Beem}, or {@code protocol.B.P.C} or {@code pipelined.B.P.C}
   * with so many buffers, pages and CPUs, as {@code check} explores it. A number behind it, as in
   * {@code lamport.7*53}, is that of the values of a counter that goes round beside it, so that
   * there are so many times its states.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Model of(String name) {
    int star = name.indexOf(BESIDE_A_COUNTER);
    if (star >= 0) {
      return counting(of(name.substring(0, star)), number(name.substring(star + 1)));
    }
    if (name.startsWith(PROTOCOL)) {
      return protocol(name.substring(PROTOCOL.length()), List.of("move", "cpu"), Map.of());
    } else if (name.startsWith(PIPELINED)) {
      return protocol(
          name.substring(PIPELINED.length()),
          List.of("move", "cpu", "gpu"),
          Map.of("move", "blit"));
    }
    // what narrow finds changes no count
    return Pass.run(Beem.model(name), Set.of(Pass.NARROW)).model();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a number, as in pipelined.2.1.2 or lamport.7*53, not '" + text + "'", e);
    }
  }

  private static Model counting(Model model, int values) {
    ModelBuilder counter = new ModelBuilder("counter");
    counter.process(
        "counter",
        p -> {
          for (int i = 0; i < values; i++) {
            p.step("at" + i).always().goTo("at" + (i + 1) % values);
          }
        });
    List<Process> processes = new ArrayList<>(model.processes());
    processes.addAll(counter.build().processes());
    return new Model(
        model.name() + " beside a counter to " + values,
        model.idSets(),
        model.variables(),
        model.initial(),
        processes,
        model.properties(),
        model.knowledge());
  }

  private static Model protocol(String sizes, List<String> actors, Map<String, String> design) {
    String[] size = sizes.split("\\.", -1);
    if (size.length != 3) {
      throw new IllegalArgumentException("buffers, pages and CPUs as 2.1.2, not '" + sizes + "'");
    }
    Map<String, Integer> scope =
        Map.of(
            "buffers", number(size[0]),
            "pages", number(size[1]),
            "cpus", number(size[2]));
    Model written =
        new Scenario(
                "protocol " + sizes,
                "How fast is it?",
                Scope.of(scope),
                actors,
                Design.of(design),
                Map.of(),
                List.of())
            .model();
    return Pass.run(written, Set.of(Pass.values())).model();
  }
}
