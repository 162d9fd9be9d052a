package org.sops4j.jackson;

import org.sops4j.spi.DocumentBinder;
import org.sops4j.tree.Node;

/**
 * Lets {@link org.sops4j.DecryptedDocument#as(Class)} bind documents, with the settings of {@link
 * DocumentMapper#create()}.
 */
public final class JacksonBinder implements DocumentBinder {
  /** One for all documents that this instance binds: Jackson keeps what it learns of a class. */
  private static final class Shared {
    static final DocumentMapper MAPPER = DocumentMapper.create();
  }

  /** Makes a binder; for the service loader. */
  public JacksonBinder() {}

  @Override
  public <T> T bind(Node value, Class<T> type) {
    return Shared.MAPPER.read(value, type);
  }
}
