package org.sops4j.microprofile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Who may use what in this module. */
@AnalyzeClasses(
    packages = "org.sops4j.microprofile",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule usesWhatCoreExportsAndNoKeySource =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sops4j.internal..", "org.sops4j.age..", "org.sops4j.pgp..");

  @ArchTest
  static final ArchRule nobodyTalksToTheProcess =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  /** Any runtime will do. */
  @ArchTest
  static final ArchRule nobodyUsesOneRuntime =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.smallrye..", "io.quarkus..");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
