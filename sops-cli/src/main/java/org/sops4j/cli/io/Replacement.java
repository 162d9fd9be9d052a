package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A new file beside the one whose place it will take. */
final class Replacement {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private final Path place;
  private final Path file;
  private boolean done;

  private Replacement(Path place, Path file) {
    this.place = place;
    this.file = file;
  }

  /**
   * Makes the file, empty.
   *
   * @param place what will be replaced
   * @param like the file that is there, or null if there is none
   * @return null if none can be made here, or not with the same owner and mode
   */
  static @Nullable Replacement create(Path place, @Nullable FileStat like) {
    Path folder = place.getParent();
    Path name = place.getFileName();
    if (folder == null || name == null) {
      return null;
    }
    String unique = Long.toHexString(System.nanoTime()) + ProcessHandle.current().pid();
    Path file = folder.resolve(".sops-" + unique + ".tmp");
    Replacement replacement = new Replacement(place, file);
    try {
      FileChannel.open(file, NEW, like == null ? new FileAttribute<?>[0] : ownerOnly()).close();
      if (like != null) {
        like.applyTo(file);
      }
      return replacement;
    } catch (IOException | UnsupportedOperationException e) {
      replacement.discard();
      return null;
    }
  }

  /** Nobody may read the file before it has the mode of the one it replaces. */
  private static FileAttribute<?>[] ownerOnly() {
    Set<PosixFilePermission> permissions =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  /** Writes the content and waits until it is on the disk. */
  boolean fill(byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
      return true;
    }
  }

  /** Takes the place; false if this file system cannot do that in one step. */
  boolean commit() {
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes the file unless it has taken its place. */
  void discard() {
    if (done) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Nothing more can be done, and the failure that led here is the one to report.
    }
  }
}
