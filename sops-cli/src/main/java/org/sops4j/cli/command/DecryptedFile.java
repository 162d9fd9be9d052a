package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.io.PrivateFolder;
import org.sops4j.cli.process.EndGuard;
import org.sops4j.cli.process.SecretPipe;
import org.sops4j.cli.process.UserAccount;

/**
 * The file in which a command finds a document in clear, in a folder of its own. Both are gone when
 * it is closed, and when a signal ends this process.
 */
final class DecryptedFile implements AutoCloseable {
  private final @Nullable UserAccount owner;
  private final Session session;
  private final EndGuard guard;
  private @Nullable PrivateFolder folder;
  private @Nullable SecretPipe pipe;

  DecryptedFile(@Nullable UserAccount owner, Session session) {
    this.owner = owner;
    this.session = session;
    this.guard = EndGuard.cleaning(this::remove);
  }

  /**
   * Makes the file; synchronized, since a signal may come meanwhile.
   *
   * @param name what it is to be called; empty for a name of ours
   * @param content what is in it
   * @param asPipe whether it is a named pipe, whose content never reaches the disk
   * @return the file
   */
  synchronized Path create(String name, byte[] content, boolean asPipe) {
    try {
      PrivateFolder made = PrivateFolder.create(".sops", session.invocation());
      folder = made;
      String chosen = name.isEmpty() ? defaultName(asPipe) : localName(name);
      Path file = made.path().resolve(chosen).normalize();
      if (asPipe) {
        SecretPipe.create(file, session.invocation());
        giveAway(made, file);
        pipe = SecretPipe.feed(file, content);
      } else {
        made.newFile(made.path().relativize(file).toString());
        made.fill(file, content);
        giveAway(made, file);
      }
      return file;
    } catch (IOException e) {
      throw Failure.fatal("EXEC", String.valueOf(e.getMessage()));
    }
  }

  private static String defaultName(boolean asPipe) {
    return asPipe
        ? "tmp-file"
        : "tmp-file" + Integer.toUnsignedString(new SecureRandom().nextInt());
  }

  /** Refuses a name that leads out of the folder, as text: links do not matter in a new folder. */
  private static String localName(String name) {
    Path path = Path.of(name);
    if (path.isAbsolute() || path.normalize().startsWith("..")) {
      throw Failure.exit(ExitCodes.GENERIC, "The provided filename is not a local path.");
    }
    return name;
  }

  /**
   * Lets another user have the file. The folder stays ours: in one of their own that user could put
   * a link in the place of a file that we are about to open or remove.
   */
  private void giveAway(PrivateFolder made, Path file) throws IOException {
    if (owner == null) {
      return;
    }
    Files.setAttribute(file, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(file, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(made.path(), "unix:gid", owner.gid());
    Files.setPosixFilePermissions(made.path(), PosixFilePermissions.fromString("rwx--x---"));
  }

  /** Reports that the file could not be handed to the command, if so. */
  void check() {
    IOException failure = pipe == null ? null : pipe.failure();
    if (failure != null) {
      throw Failure.fatal("EXEC", String.valueOf(failure.getMessage()));
    }
  }

  private synchronized void remove() {
    PrivateFolder made = folder;
    if (made == null) {
      return;
    }
    folder = null;
    try {
      made.delete();
    } catch (IOException e) {
      session.log().text("sops: could not remove all of " + made.path() + "\n");
    }
  }

  @Override
  public void close() {
    remove();
    guard.close();
  }
}
