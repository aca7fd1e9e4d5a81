package org.rmapcheck.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmapcheck.cli.Main;

/** Who may import whom, and who may touch the world outside. */
final class ArchitectureTest {

  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify..";
  private static final String JAVA_COMPILER = "org.codehaus..";
  private static final String MODEL = "org.rmapcheck.model..";
  private static final String TTM = "org.rmapcheck.ttm..";
  private static final String ENGINE = "org.rmapcheck.engine..";
  private static final String LINCHECK = "org.rmapcheck.lincheck..";
  private static final String TRACE = "org.rmapcheck.trace..";
  private static final String VALIDATE = "org.rmapcheck.validate..";
  private static final String CLI = "org.rmapcheck.cli..";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.rmapcheck");

  /** Without this, a rule on classes that nobody found would hold. */
  @ParameterizedTest
  @CsvSource({
    "org.rmapcheck.model, 40",
    "org.rmapcheck.ttm, 40",
    "org.rmapcheck.engine, 40",
    "org.rmapcheck.lincheck, 10",
    "org.rmapcheck.trace, 25",
    "org.rmapcheck.validate, 15",
    "org.rmapcheck.cli, 30"
  })
  void theClassesOfEachModuleAreFound(String root, int atLeast) {
    long found =
        ALL.stream()
            .filter(
                c -> c.getPackageName().equals(root) || c.getPackageName().startsWith(root + "."))
            .count();
    assertThat(found).isGreaterThan(atLeast);
  }

  @Test
  void everyClassBelongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(MODEL, TTM, ENGINE, LINCHECK, TRACE, VALIDATE, CLI)
        .check(ALL);
  }

  @Test
  void theLanguageKnowsNothingButTheJdk() {
    onlyDependsOn(MODEL, JDK, NULLNESS);
  }

  @Test
  void theProtocolKnowsTheLanguageOnly() {
    onlyDependsOn(TTM, JDK, NULLNESS, MODEL);
  }

  @Test
  void theEngineKnowsTheLanguageAndACompilerOnly() {
    onlyDependsOn(ENGINE, JDK, NULLNESS, MODEL, JAVA_COMPILER);
  }

  @Test
  void theSecondSchedulerKnowsTheLanguageAndLincheckOnly() {
    onlyDependsOn(LINCHECK, JDK, NULLNESS, MODEL, "org.jetbrains..", "kotlin..");
  }

  @Test
  void tracesKnowJacksonOnly() {
    onlyDependsOn(TRACE, JDK, NULLNESS, "tools.jackson..");
  }

  @Test
  void logsAreHeldAgainstTheModelByTheReferenceAlone() {
    onlyDependsOn(VALIDATE, JDK, NULLNESS, MODEL, TTM, "tools.jackson..");
  }

  @Test
  void thePackagesOfTheCommandLineDoNotGoRoundInCircles() {
    slices().matching("org.rmapcheck.cli.(*)..").should().beFreeOfCycles().check(ALL);
    noClasses()
        .that()
        .resideInAPackage("org.rmapcheck.cli.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.rmapcheck.cli")
        .check(ALL);
  }

  @Test
  void theEngineSeesNoStreamsNoClockAndNoEnvironment() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINE, MODEL, TTM)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(PrintStream.class)
        .orShould()
        .dependOnClassesThat(resideInAnyPackage("java.time..", "java.io..").and(isNoException()))
        .orShould()
        .callMethodWhere(
            target(owner(equivalentTo(System.class)))
                .and(
                    target(
                        nameMatching(
                            "currentTimeMillis|nanoTime|getenv|getProperty|getProperties"))))
        .check(ALL);
  }

  @Test
  void onlyTheCommandLineTouchesTheStandardStreams() {
    for (String stream : new String[] {"out", "err", "in"}) {
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .accessField(System.class, stream)
          .check(ALL);
    }
  }

  /** Somebody sets the clock, and a budget, a progress line or a kept result must not care. */
  @Test
  void nobodyReadsAClockThatMayGoBackwards() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethodWhere(
            target(nameMatching("now")).and(target(owner(resideInAnyPackage("java.time..")))))
        .check(ALL);
  }

  @Test
  void onlyMainEndsTheProgram() {
    noClasses()
        .that(not(equivalentTo(Main.class)))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(ALL);
  }

  private static DescribedPredicate<JavaClass> isNoException() {
    return not(assignableTo(Throwable.class).or(equivalentTo(Serializable.class)));
  }

  private static void onlyDependsOn(String from, String... allowed) {
    String[] all = new String[allowed.length + 1];
    all[0] = from;
    System.arraycopy(allowed, 0, all, 1, allowed.length);
    classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all)
        .check(ALL);
  }
}
