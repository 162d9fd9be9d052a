package org.sops4j.age.internal;

import java.util.List;

/**
 * A file key as encrypted to one recipient.
 *
 * @param type the kind of recipient
 * @param arguments further words of the opening line
 * @param body the bytes below it; public like all of a header
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, never compared
public record Stanza(String type, List<String> arguments, byte[] body) {
  /**
   * Copies the arguments.
   *
   * @param type the kind of recipient
   * @param arguments further words of the opening line
   * @param body the bytes below it
   */
  public Stanza {
    arguments = List.copyOf(arguments);
  }
}
