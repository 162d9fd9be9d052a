package org.sops4j.age.internal.format;

import org.sops4j.age.internal.AgeException;

/** Text that is not armor; it may surface wherever the file is read. */
public final class ArmorException extends AgeException {
  private static final long serialVersionUID = 1L;

  ArmorException(String problem) {
    super("invalid armor: " + problem);
  }
}
