package org.sops4j.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;
import org.sops4j.error.SopsException;
import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.core.env.PropertySource;

/** Decrypts a file that is imported. Each document of a YAML file is a property source. */
public final class SopsConfigDataLoader implements ConfigDataLoader<SopsConfigDataResource> {
  private static final ConfigData.PropertySourceOptions PROFILE_SPECIFIC =
      ConfigData.PropertySourceOptions.always(ConfigData.Option.PROFILE_SPECIFIC);

  /** Makes a loader; for Spring Boot. */
  public SopsConfigDataLoader() {}

  @Override
  public ConfigData load(ConfigDataLoaderContext context, SopsConfigDataResource resource)
      throws IOException {
    Sops sops = resource.sops();
    if (sops == null) {
      return ConfigData.EMPTY;
    }
    ConfigDataResourceNotFoundException.throwIfDoesNotExist(resource, resource.resource());
    byte[] file;
    try (InputStream in = resource.resource().getInputStream()) {
      file = in.readAllBytes();
    }
    return new ConfigData(
        sources(resource, file, decrypt(sops, resource, file)),
        resource.isProfileSpecific()
            ? PROFILE_SPECIFIC
            : ConfigData.PropertySourceOptions.ALWAYS_NONE);
  }

  private static DecryptedDocument decrypt(
      Sops sops, SopsConfigDataResource resource, byte[] file) {
    try {
      return sops.decrypt(file, resource.format());
    } catch (SopsException e) {
      throw new SopsConfigDataException(resource, e);
    }
  }

  private static List<PropertySource<?>> sources(
      SopsConfigDataResource resource, byte[] file, DecryptedDocument document) {
    List<PropertySource<?>> sources = new ArrayList<>();
    for (int i = 0; i < document.branches().size(); i++) {
      PropertyOrigins origins = new PropertyOrigins(resource, file, i);
      sources.add(SopsPropertySource.of(resource, document, i, origins));
    }
    return sources;
  }
}
