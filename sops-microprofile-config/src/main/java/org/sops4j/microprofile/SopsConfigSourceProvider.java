package org.sops4j.microprofile;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.sops4j.FrameworkSettings;
import org.sops4j.Sops;

/**
 * Provides a source for each file that {@code sops.config.locations} names. That and the other
 * settings, {@code sops.config.ordinal} and those of {@link FrameworkSettings}, are taken from the
 * default sources: system properties, environment, {@code META-INF/microprofile-config.properties}.
 * Of several files the last wins.
 */
public final class SopsConfigSourceProvider implements ConfigSourceProvider {
  /** Where the files are: paths or {@code classpath:} names, separated by commas. */
  public static final String LOCATIONS = "sops.config.locations";

  /** The ordinal of the sources, {@link SopsConfigSource#ORDINAL} unless set. */
  public static final String CONFIG_ORDINAL = "sops.config.ordinal";

  private static final String OPTIONAL = "optional:";

  /** Makes a provider; for the service loader. */
  public SopsConfigSourceProvider() {}

  @Override
  public Iterable<ConfigSource> getConfigSources(ClassLoader forClassLoader) {
    ClassLoader loader =
        forClassLoader == null ? SopsConfigSourceProvider.class.getClassLoader() : forClassLoader;
    Config settings = settings(loader);
    String[] locations = settings.getOptionalValue(LOCATIONS, String[].class).orElse(new String[0]);
    if (locations.length == 0) {
      return List.of();
    }
    Sops sops =
        FrameworkSettings.apply(
                Sops.builder(), name -> settings.getOptionalValue(name, String.class).orElse(null))
            .build();
    int ordinal =
        settings.getOptionalValue(CONFIG_ORDINAL, Integer.class).orElse(SopsConfigSource.ORDINAL);
    List<ConfigSource> sources = new ArrayList<>();
    for (String location : locations) {
      boolean optional = location.startsWith(OPTIONAL);
      SecretFile file =
          SecretFile.of(optional ? location.substring(OPTIONAL.length()) : location, loader);
      if (!optional || file.isPresent()) {
        // Among equal ordinals runtimes go by name; the order in the list should decide.
        sources.add(new SopsConfigSource(sops, file, ordinal + sources.size()));
      }
    }
    return sources;
  }

  /** The configuration of the application is not there yet: it is being made of such sources. */
  private static Config settings(ClassLoader loader) {
    return ConfigProviderResolver.instance()
        .getBuilder()
        .forClassLoader(loader)
        .addDefaultSources()
        .build();
  }
}
