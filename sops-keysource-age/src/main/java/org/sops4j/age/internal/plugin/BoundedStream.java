package org.sops4j.age.internal.plugin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sops4j.age.internal.AgeException;

/** What a plugin says, up to a limit: nothing that it sends may fill the memory. */
final class BoundedStream extends FilterInputStream {
  /** How much a plugin may say; a file key and the longest stanza known are far below. */
  static final int MEBIBYTES = 16;

  private int rest = MEBIBYTES << 20;
  private volatile boolean ended;

  BoundedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    if (rest-- == 0) {
      throw new AgeException("the plugin sent more than " + MEBIBYTES + " MiB");
    }
    int next = super.read();
    ended |= next < 0;
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int next = length == 0 ? 0 : read();
    if (length == 0 || next < 0) {
      return next;
    }
    bytes[offset] = (byte) next;
    return 1;
  }

  /** Tells whether the plugin has stopped talking for good. */
  boolean hasEnded() {
    return ended;
  }
}
