package org.sops4j.microprofile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.NamedValue;
import org.sops4j.Sops;

/**
 * An encrypted file as a source of configuration. The file is read when a property is first asked
 * for, and decrypted when the first one is asked for that it has: the names of its properties stand
 * in it in clear. A build that only lists properties needs no key.
 *
 * <pre>{@code
 * Config config =
 *     ConfigProviderResolver.instance()
 *         .getBuilder()
 *         .addDefaultSources()
 *         .withSources(SopsConfigSource.of(Sops.create(), Path.of("secrets.enc.yaml")))
 *         .build();
 * }</pre>
 *
 * <p>Names are those of {@link NamedValue}. Of a YAML file with several documents the first counts.
 * What was decrypted is kept as long as the source. A file that cannot be read or decrypted is an
 * error whenever it is asked, and is tried again then. Safe for many threads.
 */
public final class SopsConfigSource implements ConfigSource {
  /**
   * The ordinal unless set: above the files of an application, below environment and properties.
   */
  public static final int ORDINAL = 275;

  private final Sops sops;
  private final SecretFile file;
  private final int ordinal;
  private volatile @Nullable EncryptedDocument encrypted;
  private volatile @Nullable Set<String> names;
  private volatile @Nullable Map<String, String> values;

  SopsConfigSource(Sops sops, SecretFile file, int ordinal) {
    this.sops = sops;
    this.file = file;
    this.ordinal = ordinal;
  }

  /**
   * Makes a source with the ordinal {@link #ORDINAL}.
   *
   * @param sops decrypts the file
   * @param file the file, whose name tells the format
   * @return the source, which has not read the file yet
   */
  public static SopsConfigSource of(Sops sops, Path file) {
    return of(sops, file, ORDINAL);
  }

  /**
   * Makes a source.
   *
   * @param sops decrypts the file
   * @param file the file, whose name tells the format
   * @param ordinal which source wins: the one with the highest
   * @return the source, which has not read the file yet
   */
  public static SopsConfigSource of(Sops sops, Path file, int ordinal) {
    return new SopsConfigSource(sops, SecretFile.of(file), ordinal);
  }

  @Override
  public Set<String> getPropertyNames() {
    Set<String> known = names;
    if (known == null) {
      known = Set.copyOf(NamedValue.namesOf(encrypted(), 0));
      names = known; // the same whoever finds them, so a race is harmless
    }
    return known;
  }

  /**
   * Returns a property.
   *
   * @param name its name
   * @return its text, empty for an empty list and for null in the file; null if it has no such
   *     property
   * @throws org.sops4j.error.SopsException if the file has the property and cannot be decrypted
   * @throws UncheckedIOException if the file cannot be read
   */
  @Override
  public @Nullable String getValue(String name) {
    return getPropertyNames().contains(name) ? values().get(name) : null;
  }

  /**
   * Returns all properties, decrypted.
   *
   * @return names and texts
   * @throws org.sops4j.error.SopsException if the file cannot be decrypted
   * @throws UncheckedIOException if the file cannot be read
   */
  @Override
  public Map<String, String> getProperties() {
    return values();
  }

  @Override
  public int getOrdinal() {
    return ordinal;
  }

  @Override
  public String getName() {
    return "sops: " + file.name();
  }

  private EncryptedDocument encrypted() {
    EncryptedDocument read = encrypted;
    if (read == null) {
      try {
        read = sops.read(file.read(), file.format());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file.name(), e);
      }
      encrypted = read;
    }
    return read;
  }

  private Map<String, String> values() {
    Map<String, String> known = values;
    if (known == null) {
      synchronized (this) { // unwrapping may ask a person or start a program: once is enough
        known = values;
        if (known == null) {
          known = DecryptedValues.of(sops.decrypt(encrypted()));
          values = known;
        }
      }
    }
    return known;
  }

  @Override
  public String toString() {
    return "SopsConfigSource[" + file.name() + "]";
  }
}
