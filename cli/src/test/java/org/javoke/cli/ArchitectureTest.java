package org.javoke.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The directions between modules and packages, as the design draws them. */
class ArchitectureTest {

  /**
   * Every package of the toolcalls module, in the direction of dependency: each may use those
   * before it.
   */
  private static final List<String> TOOLCALLS =
      List.of(
          "template",
          "value",
          "python",
          "input",
          "schema",
          "call",
          "constrain",
          "chat",
          "score",
          "repair",
          "policy",
          "endpoint",
          "benchmark",
          "data",
          "replay",
          "search");

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.javoke");
  }

  @Test
  void theRulesLookAtTheWholeProject() {
    assertThat(classes).hasSizeGreaterThan(200);
    for (String name : TOOLCALLS) {
      assertThat(classes.that(resideInAPackage("org.javoke." + name + ".."))).as(name).isNotEmpty();
    }
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.javoke.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.javoke.(**)").should().beFreeOfCycles().check(classes);
  }

  @TestFactory
  Stream<DynamicTest> aPackageUsesOnlyThoseBelowIt() {
    return Stream.iterate(0, i -> i < TOOLCALLS.size(), i -> i + 1)
        .map(i -> DynamicTest.dynamicTest(TOOLCALLS.get(i), () -> usesOnlyWhatIsBelow(i)));
  }

  private static void usesOnlyWhatIsBelow(int index) {
    String[] allowed =
        Stream.concat(
                TOOLCALLS.subList(0, index + 1).stream().map(name -> "org.javoke." + name + ".."),
                Stream.of("java..", "javax..", "tools.jackson..", "org.slf4j..", "org.jspecify.."))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.javoke." + TOOLCALLS.get(index) + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.javoke..").and(resideOutsideOfPackages(allowed)))
        .check(classes);
  }

  @Test
  void templatesKnowNothingButJava() {
    classes()
        .that()
        .resideInAPackage("org.javoke.template..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.javoke.template..", "java..", "org.jspecify..")
        .check(classes);
  }

  @Test
  void onlyThePackageOfTensorsKnowsTheNativeLibrary() {
    assertThat(classes.that(resideInAPackage("org.javoke.tensor.."))).isNotEmpty();
    noClasses()
        .that()
        .resideOutsideOfPackage("org.javoke.tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(classes);
  }

  @Test
  void onlyTheCommandLineUsesPicocliAndTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.javoke.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        classes.that(resideOutsideOfPackages("org.javoke.cli..")));
  }

  @Test
  void nothingMutableIsStatic() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("org.javoke..")
        .should()
        .beFinal()
        .check(classes);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(classes.stream().map(JavaClass::getPackage).distinct())
        .allSatisfy(ArchitectureTest::isNullMarked);
  }

  private static void isNullMarked(JavaPackage found) {
    assertThat(found.isAnnotatedWith(NullMarked.class)).as(found.getName()).isTrue();
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .check(classes);
    assertThat(
            classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("get[A-Z].*"))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method ->
                    !method.getOwner().isAssignableTo("picocli.CommandLine$IVersionProvider"))
                .filter(method ->
                    !method.getOwner().isAssignableTo("java.net.http.HttpResponse$BodySubscriber"))
                .map(method -> method.getFullName()))
        .isEmpty();
  }
}
