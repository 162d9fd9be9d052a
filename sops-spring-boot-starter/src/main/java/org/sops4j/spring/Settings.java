package org.sops4j.spring;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.NamedValue;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Format;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Utf8;
import org.springframework.boot.origin.Origin;

/** The settings that a decrypted document holds, and where each stands. */
final class Settings {
  private final SecretMap values = new SecretMap();
  private final Map<String, KeyPath> paths = new HashMap<>();
  private final PropertyOrigins origins;

  private Settings(PropertyOrigins origins) {
    this.origins = origins;
  }

  static Settings of(DecryptedDocument document, int index, PropertyOrigins origins) {
    Settings settings = new Settings(origins);
    for (NamedValue one : NamedValue.of(document, index)) {
      if (document.format() == Format.BINARY) {
        settings.addFile(one);
      } else {
        settings.add(one.name(), object(one), one.path());
      }
    }
    return settings;
  }

  private void add(String name, Object value, KeyPath path) {
    values.put(name, value);
    paths.put(name, path);
  }

  /**
   * A file of any bytes is one setting of its own name, as text if it is some; or as many as it has
   * if it is a file of properties.
   */
  private void addFile(NamedValue content) {
    String name = origins.resource().resource().getFilename();
    String plain = name == null ? "data" : ImportedFile.settingName(name);
    if (!plain.endsWith(".properties")) {
      String text = content.text();
      add(plain, Utf8.isValid(text) ? text : Utf8.encode(text), content.path());
      return;
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(content.text()));
    } catch (IOException | IllegalArgumentException e) { // its message may quote
      throw new SopsConfigDataException(
          origins.resource(), new MalformedDocumentException("this is no file of properties"));
    }
    for (String key : properties.stringPropertyNames()) {
      add(key, properties.getProperty(key), content.path());
    }
  }

  /** Numbers and truth values stay what they are, as in Spring Boot's own YAML. */
  private static Object object(NamedValue value) {
    Node node = value.value();
    if (node instanceof IntScalar number) {
      long whole = number.value();
      return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
    if (node instanceof BoolScalar truth) {
      return truth.value();
    }
    return node instanceof FloatScalar number ? (Object) number.value() : value.text();
  }

  Map<String, Object> values() {
    return values;
  }

  @Nullable Origin origin(String name) {
    KeyPath path = paths.get(name);
    return path == null ? null : origins.of(path);
  }

  @Override
  public String toString() {
    return "Settings[" + values.size() + "]";
  }
}
