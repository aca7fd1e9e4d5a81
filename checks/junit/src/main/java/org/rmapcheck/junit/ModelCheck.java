package org.rmapcheck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rmapcheck.model.ModelDefinition;

/**
 * A test that checks scenarios, or a model of its own, once for each design. It fails where
 * something breaks that is not said to, or holds that is said to break; the failure shows the
 * shortest run, and its trace is written beside the reports of the tests.
 *
 * <pre>{@code
 * @ModelCheck(scenario = "mainline-pool", designs = {"", "flush=missing"}, violates = ...)
 * void mainlineKeepsTheCpuOut() {}
 * }</pre>
 *
 * <p>The method may take a {@link ModelCheckResult}, and is called when the check has passed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(ModelCheckExtension.class)
public @interface ModelCheck {

  /** Names of built-in scenarios, or paths of scenario files. */
  String[] scenario() default {};

  /**
   * A model of one's own, instead of scenarios; the class needs a constructor without parameters.
   */
  Class<? extends ModelDefinition> model() default NoModel.class;

  /**
   * Switches that differ from the scenario's, as {@code "flush=missing move=blit"}; one test each.
   */
  String[] designs() default {};

  /** Sizes that differ from the scenario's, as {@code "pages=2 cpus=2"}. */
  String scope() default "";

  /** Who decides which process takes the next step. */
  Scheduler scheduler() default Scheduler.SEARCH;

  /**
   * With {@link Scheduler#LINCHECK}: what happens before, and the steps of each process, as in
   * {@code "cpu tlb cpu | move 16, cpu 1"}.
   */
  String bound() default "";

  /**
   * Ids of exactly those properties that are violated; {@code deadlock} is one of them. A scenario
   * as it is built in, or with expectations in its file, need not say it.
   */
  String[] violates() default {AS_THE_SCENARIO_SAYS};

  /** That what is violated is what the scenario's author expects. */
  String AS_THE_SCENARIO_SAYS = "as the scenario says";

  /** Stands for no model. */
  final class NoModel implements ModelDefinition {
    @Override
    public void define(org.rmapcheck.model.ModelBuilder model) {}
  }
}
