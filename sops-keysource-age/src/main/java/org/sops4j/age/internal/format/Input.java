package org.sops4j.age.internal.format;

import java.io.IOException;
import java.io.InputStream;
import org.sops4j.age.internal.AgeException;

/** Reads from a stream; all that fails is an {@link AgeException}. */
final class Input {
  private Input() {}

  static int read(InputStream in) throws AgeException {
    try {
      return in.read();
    } catch (IOException e) {
      throw asAge(e);
    }
  }

  /** Reads as many bytes as there are, up to a limit. */
  static byte[] read(InputStream in, int limit) throws AgeException {
    try {
      return in.readNBytes(limit);
    } catch (IOException e) {
      throw asAge(e);
    }
  }

  private static AgeException asAge(IOException e) {
    return e instanceof AgeException age ? age : new AgeException(String.valueOf(e.getMessage()));
  }
}
