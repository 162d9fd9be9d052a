package org.sops4j.microprofile;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.sops4j.tree.Format;

/**
 * Where an encrypted file is.
 *
 * @param name the location as it was given
 * @param format what the end of the name stands for
 * @param presence whether it is there
 * @param content how it is read
 */
record SecretFile(String name, Format format, BooleanSupplier presence, Content content) {
  private static final String CLASS_PATH = "classpath:";
  private static final String FILE = "file:";

  /** Reads a file. */
  @FunctionalInterface
  interface Content {
    /**
     * Reads it.
     *
     * @return the whole file
     * @throws IOException if it is not there or cannot be read
     */
    byte[] read() throws IOException;
  }

  static SecretFile of(Path file) {
    String name = file.toString();
    return new SecretFile(
        name, Format.ofPath(name), () -> Files.exists(file), () -> Files.readAllBytes(file));
  }

  /** Understands {@code classpath:NAME}, {@code file:PATH} and a path alone. */
  static SecretFile of(String location, ClassLoader loader) {
    if (location.startsWith(CLASS_PATH)) {
      String path = location.substring(CLASS_PATH.length());
      String resource = path.startsWith("/") ? path.substring(1) : path;
      return new SecretFile(
          location,
          Format.ofPath(location),
          () -> loader.getResource(resource) != null,
          () -> read(resource, loader));
    }
    return of(Path.of(location.startsWith(FILE) ? location.substring(FILE.length()) : location));
  }

  private static byte[] read(String resource, ClassLoader loader) throws IOException {
    URL url = loader.getResource(resource);
    if (url == null) {
      throw new FileNotFoundException("the class path has no " + resource);
    }
    URLConnection connection = url.openConnection();
    connection.setUseCaches(
        false); // a jar in the cache stays open after its class loader is closed
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  boolean isPresent() {
    return presence.getAsBoolean();
  }

  byte[] read() throws IOException {
    return content.read();
  }
}
