package org.ngoma.firmware.law;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.jna.Native;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.instruments.sound.Effect;
import org.ngoma.instruments.sound.Processor;

/** Which package may use which, and who may read a clock or write to the terminal. */
class PackageLawTest {

  private static final String FIRMWARE = "org.ngoma.firmware";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.ngoma");

  /** The one class that asks the system; everyone else is given it as a NanoClock. */
  private static final String CLOCK = "org.ngoma.hal.rt.SystemClock";

  /** Ways to learn the time or to wait for it, by class. */
  private static final Map<String, Set<String>> CLOCKS =
      Map.of(
          "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
          "java.lang.Thread", Set.of("sleep"),
          "java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"));

  static Stream<Module> modules() {
    return Module.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void knowsOnlyWhatTheModuleTableGrants(Module module) {
    knowsOnly(module).check(PRODUCT);
  }

  @Test
  void everyClassBelongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(Module.ALL.stream().map(m -> m.root() + "..").toArray(String[]::new))
        .check(PRODUCT);
  }

  @Test
  void onlyExportsPackSound() {
    onlyExportKnowsCodecs().check(PRODUCT);
  }

  @Test
  void packagesFormNoCycles() {
    noCycles("org.ngoma").check(PRODUCT);
  }

  @Test
  void onlyTheMainsWriteToTheTerminal() {
    onlyMainsWriteToTheTerminal().check(PRODUCT);
  }

  @Test
  void nobodyLogsThroughJavaUtilLogging() {
    noLogging().check(PRODUCT);
  }

  @Test
  void clocksAreInjected() {
    noClockReadings().check(PRODUCT);
  }

  @Test
  void processorsAreFinalAndInheritNothing() {
    processorsStandAlone().check(PRODUCT);
  }

  /** Each rule must be able to fail: these classes break them all. */
  @Test
  void theRulesAreNotBlind() {
    JavaClasses broken = new ClassFileImporter().importClasses(LawBreaker.class);
    assertRefuses(knowsOnly(new Module("org.ngoma.firmware.law", List.of(), List.of())), broken);
    assertRefuses(onlyMainsWriteToTheTerminal(), broken);
    assertRefuses(noLogging(), broken);
    assertRefuses(onlyExportKnowsCodecs(), broken);
    assertRefuses(noClockReadings(), broken);
    assertRefuses(processorsStandAlone(), broken);
    assertRefuses(
        noCycles("java.util"), new ClassFileImporter().importPackages("java.util.concurrent"));
  }

  /** Breaks every rule of this class. */
  abstract static class LawBreaker implements Effect {
    void breakAll() {
      Native.toString(new byte[1]);
      System.out.println(System.nanoTime());
      Logger.getAnonymousLogger().info("no");
    }
  }

  private static void assertRefuses(ArchRule rule, JavaClasses classes) {
    assertThrows(AssertionError.class, () -> rule.check(classes), rule::getDescription);
  }

  private static ArchRule knowsOnly(Module module) {
    return classes()
        .that()
        .resideInAPackage(module.root() + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(module.horizon())
        .allowEmptyShould(true);
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private static ArchRule onlyMainsWriteToTheTerminal() {
    DescribedPredicate<AccessTarget> terminal =
        describe(
            "the terminal",
            access ->
                access.getFullName().matches("java\\.lang\\.System\\.(out|err|console\\(\\))")
                    || access.getName().equals("printStackTrace"));
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            FIRMWARE + ".cli..",
            FIRMWARE + ".box..",
            FIRMWARE + ".engine",
            FIRMWARE + ".rig",
            FIRMWARE + ".soak")
        .should()
        .accessTargetWhere(target(terminal));
  }

  /** What calls C without a rehearsal for the audio thread stays where no audio thread comes. */
  private static ArchRule onlyExportKnowsCodecs() {
    return noClasses()
        .that()
        .resideInAPackage(FIRMWARE + "..")
        .and()
        .resideOutsideOfPackage(FIRMWARE + ".export")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.jna..", "de.sciss..");
  }

  private static ArchRule noLogging() {
    return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
  }

  private static ArchRule noClockReadings() {
    DescribedPredicate<AccessTarget> time =
        describe(
            "the system's time",
            access ->
                CLOCKS
                    .getOrDefault(access.getOwner().getName(), Set.of())
                    .contains(access.getName()));
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(CLOCK)
        .should()
        .accessTargetWhere(target(time));
  }

  private static ArchRule processorsStandAlone() {
    DescribedPredicate<JavaClass> heir =
        describe(
            "inherit from a class",
            type -> !type.getRawSuperclass().map(s -> s.isEquivalentTo(Object.class)).orElse(true));
    return classes()
        .that(assignableTo(Processor.class))
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .andShould(ArchConditions.not(ArchConditions.be(heir)))
        .allowEmptyShould(true);
  }
}
