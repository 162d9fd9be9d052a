package org.sops4j.jackson;

import org.sops4j.spi.DocumentBinder;
import org.sops4j.tree.Node;

/**
 * Lets {@link org.sops4j.DecryptedDocument#as(Class)} bind documents, with the settings of {@link
 * DocumentMapper#create()}. Keeps nothing: what Jackson learns of a class would outlive its loader.
 * Whoever binds often keeps a {@link DocumentMapper}.
 */
public final class JacksonBinder implements DocumentBinder {
  /** Makes a binder; for the service loader. */
  public JacksonBinder() {}

  @Override
  public <T> T bind(Node value, Class<T> type) {
    return DocumentMapper.create().read(value, type);
  }
}
