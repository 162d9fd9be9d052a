package org.sops4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command line is a user of the library like any other, and one class touches the process. */
@AnalyzeClasses(packages = "org.sops4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String MAIN = "org\\.sops4j\\.cli\\.(Main|Rehearsal)";

  @ArchTest
  static final ArchRule usesWhatCoreExportsAndNoMore =
      noClasses()
          .that()
          .resideInAPackage("org.sops4j.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sops4j.internal..",
              "org.sops4j.age.internal..",
              "org.sops4j.pgp.internal..",
              "org.bouncycastle..");

  @ArchTest
  static final ArchRule oneClassNamesKeySources =
      noClasses()
          .that()
          .doNotHaveSimpleName("BundledKeySources")
          .and()
          .resideInAPackage("org.sops4j.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sops4j.age..", "org.sops4j.pgp..");

  @ArchTest
  static final ArchRule nothingDependsOnTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sops4j.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sops4j.cli..");

  @ArchTest
  static final ArchRule oneClassTouchesTheProcess =
      noClasses()
          .that()
          .haveNameNotMatching(MAIN)
          .and()
          .resideInAPackage("org.sops4j.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "getenv");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.sops4j.cli.(**)").should().beFreeOfCycles();
}
