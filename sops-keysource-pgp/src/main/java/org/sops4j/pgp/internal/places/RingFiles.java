package org.sops4j.pgp.internal.places;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.home.GnupgHome;
import org.sops4j.spi.KeyContext;

/** The two rings of the old form in which the reference's built-in OpenPGP looks. */
final class RingFiles {
  private final KeyContext context;
  private final String home;

  RingFiles(KeyContext context) {
    this.context = context;
    this.home = GnupgHome.ofBuiltIn(context);
  }

  /** A ring that was read. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Ring(String path, byte[] bytes) {}

  Ring publicRing() throws UnreadException {
    return read("pubring.gpg");
  }

  /** Where there is no ring of secret keys the public one is taken, to say that it is missing. */
  Ring secretRing() throws UnreadException {
    return read(isThere("secring.gpg") ? "secring.gpg" : "pubring.gpg");
  }

  private boolean isThere(String name) {
    try {
      return Files.exists(context.workingDirectory().resolve(home).resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Ring read(String name) throws UnreadException {
    String path = home + "/" + name;
    try {
      path = Path.of(home, name).normalize().toString();
      Path file = context.workingDirectory().resolve(path);
      if (Files.isDirectory(file)) {
        throw new UnreadException("read ", path, "is a directory", new IOException());
      }
      return new Ring(path, Files.readAllBytes(file));
    } catch (InvalidPathException e) {
      throw new UnreadException("open ", path, "invalid argument", new IOException(e));
    } catch (NoSuchFileException e) {
      throw new UnreadException("open ", path, "no such file or directory", e);
    } catch (AccessDeniedException e) {
      throw new UnreadException("open ", path, "permission denied", e);
    } catch (UnreadException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadException("read ", path, "input/output error", e);
    }
  }

  /** A ring that is missing or cannot be read, in the words of the reference. */
  static final class UnreadException extends PgpException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final IOException reason;

    UnreadException(String doing, String path, String words, IOException reason) {
      super(doing + path + ": " + words, reason);
      this.path = path;
      this.reason = reason;
    }

    String path() {
      return path;
    }

    IOException reason() {
      return reason;
    }
  }
}
