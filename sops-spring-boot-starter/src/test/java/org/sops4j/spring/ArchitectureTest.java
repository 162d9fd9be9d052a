package org.sops4j.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Who may use what in this module. */
@AnalyzeClasses(
    packages = "org.sops4j.spring",
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

  /** What is not logged cannot leak; the failure analysis says what there is to say. */
  @ArchTest
  static final ArchRule nobodyLogs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.commons.logging..", "org.slf4j..", "java.util.logging..");

  /** Spring Boot 4 has them elsewhere, so that the one jar could not be used there. */
  @ArchTest
  static final ArchRule nobodyNamesWhatSpringBootMoved =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.springframework\\.boot\\.(Configurable)?Bootstrap.*")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.boot.env..");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
