package org.sops4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rooms of core and who may enter which: docs/architecture.md as code. */
@AnalyzeClasses(packages = "org.sops4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.sops4j.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingImportsTheFacade =
      noClasses()
          .that()
          .resideInAPackage("org.sops4j.*..")
          .and()
          .resideOutsideOfPackage("org.sops4j.check") // stands above it
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sops4j");

  @ArchTest
  static final ArchRule nothingImportsTheCheck =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sops4j.check")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sops4j.check");

  @ArchTest
  static final ArchRule formatsKnowNoKeysAndNoCiphers =
      noClasses()
          .that()
          .resideInAPackage("org.sops4j.internal.format..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sops4j.key..",
              "org.sops4j.spi..",
              "org.sops4j.metadata..",
              "org.sops4j.internal.cipher..",
              "org.sops4j.internal.walk..",
              "org.sops4j.internal.engine..",
              "javax.crypto..");

  @ArchTest
  static final ArchRule theCipherKnowsNoFormatsAndNoMetadata =
      noClasses()
          .that()
          .resideInAPackage("org.sops4j.internal.cipher..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sops4j.internal.format..",
              "org.sops4j.metadata..",
              "org.sops4j.internal.metadata..");

  @ArchTest
  static final ArchRule onlyTheFacadeCallsTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.sops4j", "org.sops4j.internal.engine")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sops4j.internal.engine");

  @ArchTest
  static final ArchRule publicPackagesDoNotLeanOnInternals =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.sops4j.tree",
              "org.sops4j.metadata",
              "org.sops4j.key",
              "org.sops4j.config",
              "org.sops4j.spi",
              "org.sops4j.error")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sops4j.internal..");

  @ArchTest
  static final ArchRule librariesStayBehindInternals =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sops4j.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google..");

  @ArchTest
  static final ArchRule noStandardStreams =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule theEnvironmentComesThroughTheBuilder =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.sops4j.SopsBuilder")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class, String.class);

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
