package org.sops4j.spring;

import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.tree.Format;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings of one decrypted document. Its text form names none of them. */
final class SopsPropertySource extends MapPropertySource implements OriginLookup<String> {
  /** What the names of all of them begin with, which is how others know them. */
  static final String NAME_PREFIX = "sops: ";

  private final Settings settings;

  private SopsPropertySource(String name, Settings settings) {
    super(name, settings.values());
    this.settings = settings;
  }

  static PropertySource<?> of(
      SopsConfigDataResource resource,
      DecryptedDocument document,
      int index,
      PropertyOrigins origins) {
    String name = resource.toString();
    if (document.branches().size() > 1) {
      name += " (document #" + index + ")";
    }
    Settings settings = Settings.of(document, index, origins);
    return document.format() == Format.DOTENV
        ? new Variables(name, settings)
        : new SopsPropertySource(name, settings);
  }

  @Override
  public @Nullable Origin getOrigin(String name) {
    return settings.origin(name);
  }

  @Override
  public boolean isImmutable() {
    return true;
  }

  @Override
  public String toString() {
    return "SopsPropertySource {name='" + getName() + "'}";
  }

  /**
   * The variables of a dotenv file. Spring Boot knows by the end of the name that DB_PASSWORD is
   * meant for db.password.
   */
  private static final class Variables extends SystemEnvironmentPropertySource
      implements OriginLookup<String> {
    private final Settings settings;

    Variables(String name, Settings settings) {
      super(
          name + " -" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          settings.values());
      this.settings = settings;
    }

    @Override
    public @Nullable Origin getOrigin(String name) {
      return settings.origin(name);
    }

    @Override
    public boolean isImmutable() {
      return true;
    }

    @Override
    public String toString() {
      return "SopsPropertySource {name='" + getName() + "'}";
    }
  }
}
