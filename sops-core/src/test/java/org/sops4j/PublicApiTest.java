package org.sops4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What strangers may compile against names nothing but the JDK and our own exported types. */
class PublicApiTest {
  private static final Set<String> EXPORTED =
      Set.of(
          "org.sops4j",
          "org.sops4j.config",
          "org.sops4j.tree",
          "org.sops4j.metadata",
          "org.sops4j.key",
          "org.sops4j.spi",
          "org.sops4j.error");

  @Test
  void noPublicSignatureHasATypeOfAnotherLibraryOrOfInternals() {
    List<String> strangers = new ArrayList<>();
    int members = 0;
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sops4j")) {
      if (EXPORTED.contains(type.getPackageName()) && isVisible(type.getModifiers())) {
        for (JavaMember member : type.getAllMembers()) {
          if (isVisible(member.getModifiers()) && isOurs(member)) {
            members++;
            for (JavaClass used : signature(member)) {
              if (!isKnown(used)) {
                strangers.add(member.getFullName() + " has " + used.getName());
              }
            }
          }
        }
      }
    }
    assertThat(strangers).isEmpty();
    assertThat(members).isGreaterThan(300);
  }

  private static boolean isOurs(JavaMember member) {
    return EXPORTED.contains(member.getOwner().getPackageName());
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Set<JavaClass> signature(JavaMember member) {
    Set<JavaClass> types = new LinkedHashSet<>();
    if (member instanceof JavaField field) {
      types.addAll(field.getType().getAllInvolvedRawTypes());
    } else if (member instanceof JavaCodeUnit code) {
      types.addAll(code.getReturnType().getAllInvolvedRawTypes());
      for (JavaType parameter : code.getParameterTypes()) {
        types.addAll(parameter.getAllInvolvedRawTypes());
      }
    }
    return types;
  }

  private static boolean isKnown(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return base.isPrimitive()
        || base.getPackageName().startsWith("java.")
        || EXPORTED.contains(base.getPackageName());
  }
}
