package org.sops4j.internal.engine;

import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.spi.DocumentBinder;

/** Finds what binds documents to classes. */
public final class Binders {
  private Binders() {}

  /**
   * Finds the binder on the path.
   *
   * @return the only one
   * @throws SopsException if there is none
   * @throws IllegalStateException if there are two
   */
  public static DocumentBinder find() {
    return only(ServiceLoader.load(DocumentBinder.class, Binders.class.getClassLoader()));
  }

  static DocumentBinder only(Iterable<DocumentBinder> binders) {
    Iterator<DocumentBinder> found = binders.iterator();
    if (!found.hasNext()) {
      throw new SopsException(
          ErrorCode.NO_BINDER,
          "nothing here binds documents to classes",
          List.of("Add the artifact org.sops4j:sops-jackson to the dependencies."),
          null);
    }
    DocumentBinder binder = found.next();
    if (found.hasNext()) {
      throw new IllegalStateException(
          "two binders of documents: "
              + binder.getClass().getName()
              + " and "
              + found.next().getClass().getName());
    }
    return binder;
  }
}
