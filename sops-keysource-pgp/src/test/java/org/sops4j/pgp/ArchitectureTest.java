package org.sops4j.pgp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use what in this module. */
@AnalyzeClasses(packages = "org.sops4j.pgp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.sops4j.pgp.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOBODY_USES_THE_INTERNALS_OF_CORE =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.sops4j.internal..");

  @ArchTest
  static final ArchRule INTERNALS_DO_NOT_USE_THE_API =
      noClasses()
          .that()
          .resideInAPackage("org.sops4j.pgp.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sops4j.pgp");

  /** Registering a provider costs a third of a second at each start. */
  @ArchTest
  static final ArchRule NO_PROVIDER_IS_USED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.crypto..", "org.bouncycastle.jce..", "org.bouncycastle.jcajce..");

  @ArchTest
  static final ArchRule NOBODY_TALKS_TO_THE_PROCESS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv");
}
