package org.sops4j.jackson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.DecryptedDocument;
import org.sops4j.error.BindingException;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;

/**
 * Binds decrypted documents to records, other classes and generic types.
 *
 * <pre>{@code
 * DocumentMapper mapper = DocumentMapper.create();
 * Map<String, Database> databases =
 *     mapper.read(document.at("databases"), new TypeReference<Map<String, Database>>() {});
 * }</pre>
 *
 * <p>The annotations of Jackson apply, whatever the format of the file. Failures are {@link
 * BindingException}s, which tell where in the document they arose. The words of Jackson quote
 * values, so that they are not passed on, and neither are its exceptions.
 *
 * <p>Instances are immutable and safe for many threads. What they make keeps the secrets as long as
 * it lives: give such records a {@code toString} without them.
 */
public final class DocumentMapper {
  private final ObjectMapper mapper;

  private DocumentMapper(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Makes a mapper with settings for configuration: an entry that the class does not have is an
   * error, as is one that is missing or null where the class has a primitive such as {@code int}.
   * Types of {@code java.time} are known, and offsets stay as they were written. Modules of Jackson
   * on the path are used.
   *
   * @return the mapper
   */
  public static DocumentMapper create() {
    return new DocumentMapper(
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModules(MapperBuilder.findModules(DocumentMapper.class.getClassLoader()))
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build());
  }

  /**
   * Makes a mapper with the settings of an application.
   *
   * @param mapper is copied, so that later changes of it mean nothing here
   * @return the mapper
   */
  public static DocumentMapper of(ObjectMapper mapper) {
    return new DocumentMapper(mapper.copy());
  }

  /**
   * Binds the first tree of a document.
   *
   * @param document the document
   * @param type the class to make
   * @param <T> the class to make
   * @return the object
   * @throws BindingException if the tree does not fit
   */
  public <T> T read(DecryptedDocument document, Class<T> type) {
    return read(first(document), type);
  }

  /**
   * Binds the first tree of a document.
   *
   * @param document the document
   * @param type the type to make, such as {@code new TypeReference<Map<String, Integer>>() {}}
   * @param <T> the type to make
   * @return the object
   * @throws BindingException if the tree does not fit
   */
  public <T> T read(DecryptedDocument document, TypeReference<T> type) {
    return read(first(document), type);
  }

  /**
   * Binds each tree of a document: one for each document of a YAML file.
   *
   * @param document the document
   * @param type the class to make
   * @param <T> the class to make
   * @return the objects in order
   * @throws BindingException if a tree does not fit
   */
  public <T> List<T> readAll(DecryptedDocument document, Class<T> type) {
    List<T> all = new ArrayList<>();
    for (Branch tree : document.branches()) {
      all.add(read(tree, type));
    }
    return List.copyOf(all);
  }

  /**
   * Binds a part of a document.
   *
   * @param value the part, such as {@code document.at("database")}
   * @param type the class to make
   * @param <T> the class to make
   * @return the object
   * @throws BindingException if the value does not fit
   */
  public <T> T read(Node value, Class<T> type) {
    return bind(value, mapper.constructType(type));
  }

  /**
   * Binds a part of a document.
   *
   * @param value the part, such as {@code document.at("databases")}
   * @param type the type to make, such as {@code new TypeReference<List<String>>() {}}
   * @param <T> the type to make
   * @return the object
   * @throws BindingException if the value does not fit
   */
  public <T> T read(Node value, TypeReference<T> type) {
    return bind(value, mapper.getTypeFactory().constructType(type));
  }

  /**
   * Returns a part of a document as a tree of Jackson. Its text form shows the secrets.
   *
   * @param value the part, such as {@code document.at("database")}
   * @return the tree, without the comments
   * @throws BindingException if it has two entries of one name, or is nested too deep
   */
  public JsonNode toJson(Node value) {
    return new JsonTree(mapper.getNodeFactory()).of(value);
  }

  /** What a caller says that it reads is what its type says, too. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T> T bind(Node value, JavaType type) {
    JsonNode tree = toJson(value);
    T result;
    try {
      result = mapper.readerFor(type).readValue(tree);
    } catch (JacksonException e) {
      throw Refusal.of(e, value);
    } catch (IOException e) { // of an application's own deserializer; its words may quote a value
      throw Refusal.unexpected(e);
    }
    if (result == null) {
      throw Refusal.ofNull(type);
    }
    return result;
  }

  private static Branch first(DecryptedDocument document) {
    List<Branch> trees = document.branches();
    return trees.isEmpty() ? Branch.EMPTY : trees.get(0);
  }

  /**
   * Returns the name of this class: settings of Jackson say nothing to a reader of logs.
   *
   * @return the name
   */
  @Override
  public String toString() {
    return "DocumentMapper";
  }
}
