package org.sops4j.metadata;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The name of a master key: its type, and the fields that tell it from others of the type. Holds no
 * secret.
 */
public final class KeyRef implements Recipient {
  private final KeyType type;
  private final Map<String, String> fields;
  private final Map<String, @Nullable String> context;

  private KeyRef(KeyType type, Map<String, String> fields, Map<String, @Nullable String> context) {
    this.type = type;
    this.fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    this.context = Collections.unmodifiableMap(new TreeMap<>(context));
  }

  /**
   * Makes a name.
   *
   * @param type the type
   * @param fields the fields of {@link KeyType#fields}; one that is missing counts as empty
   * @return the name
   */
  public static KeyRef of(KeyType type, Map<String, String> fields) {
    return new KeyRef(type, fields, Map.of());
  }

  /**
   * Returns the same name with an encryption context, which only AWS KMS has.
   *
   * @param newContext names and values; a value may be null in a file
   * @return the name
   */
  public KeyRef withContext(Map<String, @Nullable String> newContext) {
    return new KeyRef(type, fields, newContext);
  }

  /**
   * Returns this name: it is a recipient as it is.
   *
   * @return this
   */
  @Override
  public KeyRef ref() {
    return this;
  }

  /**
   * Returns the type.
   *
   * @return the type
   */
  public KeyType type() {
    return type;
  }

  /**
   * Returns a field.
   *
   * @param name one of {@link KeyType#fields}
   * @return its text, empty if it is not set
   */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * Returns the encryption context.
   *
   * @return names and values, sorted by name; empty if there is none
   */
  public Map<String, @Nullable String> context() {
    return context;
  }

  /**
   * Returns the key text: what the key prints as and is compared by (cli.md section 1.15).
   *
   * @return the text
   */
  public String display() {
    switch (type) {
      case KMS:
        return displayKms();
      case AZURE_KV:
        return field("vault_url") + "/keys/" + field("name") + "/" + field("version");
      case HC_VAULT:
        return field("vault_address")
            + "/v1/"
            + field("engine_path")
            + "/keys/"
            + field("key_name");
      default:
        return field(type.fields().get(0));
    }
  }

  private String displayKms() {
    StringBuilder text = new StringBuilder(field("arn"));
    if (!field("role").isEmpty()) {
      text.append('+').append(field("role"));
    }
    if (!field("aws_profile").isEmpty()) {
      return text.append('|')
          .append(contextText())
          .append('|')
          .append(field("aws_profile"))
          .toString();
    }
    return context.isEmpty() ? text.toString() : text.append('|').append(contextText()).toString();
  }

  private String contextText() {
    StringBuilder text = new StringBuilder();
    context.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ",")
                .append(name)
                .append(':')
                .append(value == null ? "" : value));
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyRef that && that.type == type && that.display().equals(display());
  }

  @Override
  public int hashCode() {
    return type.hashCode() * 31 + display().hashCode();
  }

  @Override
  public String toString() {
    return type.id() + ":" + display();
  }
}
