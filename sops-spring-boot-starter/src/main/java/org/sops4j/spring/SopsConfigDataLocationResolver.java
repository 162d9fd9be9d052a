package org.sops4j.spring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.FrameworkSettings;
import org.sops4j.Sops;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationNotFoundException;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.Profiles;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * Understands {@code spring.config.import=sops:LOCATION}. A location without a prefix is relative
 * to the file with the import; if that is not in a file, to the working directory.
 */
public final class SopsConfigDataLocationResolver
    implements ConfigDataLocationResolver<SopsConfigDataResource> {
  static final String PREFIX = "sops:";

  /** Switches all imports off, as for tests that have no keys. */
  static final String ENABLED = "sops.enabled";

  private final ResourceLoader loader;

  /**
   * Makes a resolver; for Spring Boot.
   *
   * @param loader finds files
   */
  public SopsConfigDataLocationResolver(ResourceLoader loader) {
    this.loader = loader;
  }

  @Override
  public boolean isResolvable(
      ConfigDataLocationResolverContext context, ConfigDataLocation location) {
    return location.hasPrefix(PREFIX);
  }

  @Override
  public List<SopsConfigDataResource> resolve(
      ConfigDataLocationResolverContext context, ConfigDataLocation location) {
    ImportedFile file = file(location);
    Resource resource = resource(location, file.location());
    return List.of(new SopsConfigDataResource(resource, file.format(), null, sops(context)));
  }

  @Override
  public List<SopsConfigDataResource> resolveProfileSpecific(
      ConfigDataLocationResolverContext context, ConfigDataLocation location, Profiles profiles) {
    ImportedFile file = file(location);
    List<SopsConfigDataResource> found = new ArrayList<>();
    for (String profile : profiles) {
      Resource resource = resource(location, file.location(profile));
      found.add(new SopsConfigDataResource(resource, file.format(), profile, sops(context)));
    }
    return found;
  }

  private static ImportedFile file(ConfigDataLocation location) {
    String path = location.getNonPrefixedValue(PREFIX);
    if (path.isEmpty() || path.endsWith("/")) {
      throw new ConfigDataLocationNotFoundException(
          location,
          "'" + location + "' names no file; encrypted files are imported one by one",
          null);
    }
    return ImportedFile.of(path);
  }

  private Resource resource(ConfigDataLocation location, String path) {
    if (ResourceUtils.isUrl(path)) {
      return loader.getResource(path);
    }
    Resource importing = path.startsWith("/") ? null : importingFile(location.getOrigin());
    try {
      return importing == null
          ? loader.getResource(ResourceUtils.FILE_URL_PREFIX + path)
          : importing.createRelative(path);
    } catch (IOException e) {
      throw new ConfigDataLocationNotFoundException(location, e);
    }
  }

  private static @Nullable Resource importingFile(@Nullable Origin origin) {
    if (origin instanceof TextResourceOrigin text) {
      return text.getResource();
    }
    return origin instanceof OriginProvider provider && provider.getOrigin() != origin
        ? importingFile(provider.getOrigin())
        : null;
  }

  /** Returns null if nothing is to be decrypted. */
  private static @Nullable Sops sops(ConfigDataLocationResolverContext context) {
    Binder binder = context.getBinder();
    if (!binder.bind(ENABLED, Boolean.class).orElse(true)) {
      return null;
    }
    Sops given = Bootstrap.sops(context);
    return given != null
        ? given
        : FrameworkSettings.apply(
                Sops.builder(), name -> binder.bind(name, String.class).orElse(null))
            .build();
  }
}
