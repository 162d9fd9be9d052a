package org.sops4j.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of a file come from: the disk, or the index of a version control system. */
@FunctionalInterface
public interface Content {
  /**
   * Opens the content; may be called more than once.
   *
   * @return a stream from the first byte, which the caller closes
   * @throws IOException if it cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Returns the content of a file on disk.
   *
   * @param file the file
   * @return its content
   */
  static Content of(Path file) {
    return () -> Files.newInputStream(file);
  }

  /**
   * Returns content that is in memory.
   *
   * @param bytes the whole content, not to be changed afterwards
   * @return the content
   */
  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
