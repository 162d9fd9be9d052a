package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlComposer;
import org.sops4j.internal.format.yaml.YamlDocument;
import org.sops4j.internal.format.yaml.YamlNode;

/**
 * Reads a configuration file as {@link ConfigReader} does, but goes on after mistakes, and keeps
 * what that one ignores.
 */
public final class StrictReader {
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<UnknownField> unknownFields = new ArrayList<>();
  private @Nullable YamlNode root;
  private @Nullable SopsConfig config;
  private int furtherDocument;

  private StrictReader() {}

  /**
   * What the reference would refuse.
   *
   * @param line the line, or 0
   * @param column the column, or 0
   * @param text what is wrong, in the reference's words
   */
  public record Mistake(int line, int column, String text) {}

  /**
   * A field that the reference ignores.
   *
   * @param key where it stands
   * @param type the type that has no such field, as the reference calls it
   * @param known the fields that the type has
   */
  public record UnknownField(YamlNode key, String type, List<String> known) {}

  /**
   * Reads a configuration.
   *
   * @param yaml the content of the file
   * @param path where it was read from
   * @return what is in it
   */
  public static StrictReader read(byte[] yaml, Path path) {
    StrictReader reader = new StrictReader();
    try {
      reader.bind(yaml, path);
    } catch (MalformedDocumentException e) {
      reader.mistakes.add(new Mistake(e.line(), e.column(), e.getMessage()));
    }
    return reader;
  }

  private void bind(byte[] yaml, Path path) {
    YamlComposer composer = new YamlComposer(yaml);
    YamlDocument first = composer.next();
    root = first == null ? null : first.root();
    Binder binder = new Binder();
    binder.unknownFields =
        (key, target) ->
            unknownFields.add(new UnknownField(key, target.typeName(), target.names()));
    ConfigTarget target = new ConfigTarget(binder);
    if (root != null) {
      binder.fields(root, target);
    }
    mistakes.addAll(binder.errors.all());
    config = target.build(path);
    furtherDocument = lineOf(composer);
  }

  /** The reference does not look at what follows the first document, not even for mistakes. */
  private static int lineOf(YamlComposer further) {
    try {
      YamlDocument document = further.next();
      return document == null ? 0 : document.root().line();
    } catch (MalformedDocumentException e) {
      return e.line();
    }
  }

  /**
   * Tells whether there are more documents, which the reference ignores.
   *
   * @return the line of the second one; 0 if there is none
   */
  public int furtherDocument() {
    return furtherDocument;
  }

  /**
   * Returns what the reference would refuse.
   *
   * @return mistakes in the order in which they are met
   */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  /**
   * Returns what the reference ignores.
   *
   * @return unknown fields in order
   */
  public List<UnknownField> unknownFields() {
    return unknownFields;
  }

  /**
   * Returns the root of the document.
   *
   * @return the root, or null if there is no document
   */
  public @Nullable YamlNode root() {
    return root;
  }

  /**
   * Returns the content as far as it could be read.
   *
   * @return the configuration, or null if the file is no YAML
   */
  public @Nullable SopsConfig config() {
    return config;
  }
}
