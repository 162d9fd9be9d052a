package org.sops4j.spi;

import org.sops4j.tree.Node;

/**
 * Turns values of a document into objects of an application; found by {@link
 * java.util.ServiceLoader}. The artifact {@code sops-jackson} has one. Safe for many threads;
 * constructors do nothing.
 */
public interface DocumentBinder {
  /**
   * Makes an object of a value.
   *
   * @param value a value in clear, usually a whole document
   * @param type the class of the object
   * @param <T> the class of the object
   * @return the object
   * @throws org.sops4j.error.BindingException if the value does not fit the class; says where, and
   *     never what the value is
   */
  <T> T bind(Node value, Class<T> type);
}
