package org.sops4j.spring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.tree.Format;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.core.io.Resource;

/** An encrypted file that is to be imported. Two are equal if they are the same file. */
public final class SopsConfigDataResource extends ConfigDataResource {
  private final Resource resource;
  private final Format format;
  private final String profile;
  private final @Nullable Sops sops;

  SopsConfigDataResource(
      Resource resource, Format format, @Nullable String profile, @Nullable Sops sops) {
    super(profile != null); // nobody demands that there is a file for each profile
    this.resource = resource;
    this.format = format;
    this.profile = profile == null ? "" : profile;
    this.sops = sops;
  }

  Resource resource() {
    return resource;
  }

  Format format() {
    return format;
  }

  boolean isProfileSpecific() {
    return !profile.isEmpty();
  }

  /**
   * What decrypts it, made of the settings that were known when the import was met; null if nothing
   * is to be decrypted.
   */
  @Nullable Sops sops() {
    return sops;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SopsConfigDataResource that
        && resource.equals(that.resource)
        && format == that.format
        && profile.equals(that.profile);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resource, format, profile);
  }

  @Override
  public String toString() {
    return "sops: " + resource.getDescription();
  }
}
