package org.sops4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Masks what comes from encrypted files: their own settings, and those elsewhere into which a
 * placeholder put such a value. What stands in clear in another source is shown, whatever it is.
 */
final class DecryptedValueMask implements SanitizingFunction {
  /** A shorter value is found in too many others by chance. */
  private static final int TELLING_LENGTH = 4;

  private final ConfigurableEnvironment environment;

  DecryptedValueMask(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public SanitizableData apply(SanitizableData data) {
    Object value = data.getValue();
    return value != null && isSecret(data, value.toString()) ? data.withSanitizedValue() : data;
  }

  private boolean isSecret(SanitizableData data, String shown) {
    PropertySource<?> source = data.getPropertySource();
    if (source != null && isDecrypted(source)) {
      return true;
    }
    Object written = source == null ? null : source.getProperty(data.getKey());
    if (written != null && shown.equals(written.toString())) {
      return false;
    }
    boolean resolved = written != null && written.toString().contains("${");
    return holdsDecrypted(shown, resolved ? 1 : TELLING_LENGTH);
  }

  private static boolean isDecrypted(PropertySource<?> source) {
    return source.getName().startsWith(SopsPropertySource.NAME_PREFIX);
  }

  private boolean holdsDecrypted(String shown, int shortest) {
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> all && isDecrypted(source)) {
        for (String name : all.getPropertyNames()) {
          if (holds(shown, all.getProperty(name), shortest)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean holds(String shown, @Nullable Object secret, int shortest) {
    String text = secret == null ? "" : secret.toString();
    return !text.isEmpty()
        && (text.length() < shortest ? shown.equals(text) : shown.contains(text));
  }
}
