package org.sops4j.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a whole file: aside, to the disk, and then into place in one step, so that whoever reads
 * sees the old file or the new one. Where that would change owner, group or links, or the file is
 * none of the disk, the new content goes over the old.
 */
public final class SafeWriting {
  private static final String ATTRIBUTES = "unix:permissions,owner,group,nlink";

  private SafeWriting() {}

  /**
   * Writes a file.
   *
   * @param target the absolute path; a symbolic link stays, and what it points to is written
   * @param content the whole content
   * @throws IOException if it cannot be written; the old content is there then, unless it had to be
   *     written over
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path place = Files.exists(target) ? target.toRealPath() : target;
    if (Files.exists(place) && !isOrdinary(place)) {
      over(place, content);
      return;
    }
    Path aside = create(place);
    if (aside == null) {
      over(place, content);
      return;
    }
    try {
      fill(aside, content);
      if (!isReplaced(aside, place)) {
        over(place, content);
      }
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Tells whether there is one file of one name, which we could open. */
  private static boolean isOrdinary(Path place) throws IOException {
    if (!Files.isRegularFile(place) || !Files.isWritable(place)) {
      return false;
    }
    return !isPosix(place) || Integer.valueOf(1).equals(Files.getAttribute(place, "unix:nlink"));
  }

  private static boolean isPosix(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Makes the new file, with nothing in it; null if the folder or the old file do not allow it. */
  private static @Nullable Path create(Path place) throws IOException {
    Path folder = place.toAbsolutePath().getParent();
    if (folder == null) {
      return null;
    }
    boolean replaces = Files.exists(place);
    Path aside = folder.resolve(".sops-" + Long.toHexString(System.nanoTime()) + ".tmp");
    try {
      FileAttribute<?>[] mode =
          replaces && isPosix(place) ? ownerOnly() : new FileAttribute<?>[] {};
      Files.createFile(aside, mode);
    } catch (FileSystemException e) {
      return null;
    }
    if (replaces && isPosix(place) && !isLike(place, aside)) {
      Files.deleteIfExists(aside);
      return null;
    }
    return aside;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
    };
  }

  /** Gives the new file the mode of the old one; false if it belongs to somebody else. */
  @SuppressWarnings("unchecked") // what the attribute is by its specification
  private static boolean isLike(Path place, Path aside) throws IOException {
    Map<String, Object> old = Files.readAttributes(place, ATTRIBUTES);
    Map<String, Object> now = Files.readAttributes(aside, ATTRIBUTES);
    Set<PosixFilePermission> mode = (Set<PosixFilePermission>) old.get("permissions");
    if (mode == null
        || !String.valueOf(old.get("owner")).equals(String.valueOf(now.get("owner")))
        || !String.valueOf(old.get("group")).equals(String.valueOf(now.get("group")))) {
      return false;
    }
    Files.setPosixFilePermissions(aside, mode);
    return true;
  }

  private static void fill(Path aside, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static boolean isReplaced(Path aside, Path place) throws IOException {
    try {
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    }
  }

  private static void over(Path place, byte[] content) throws IOException {
    try (OutputStream out = Files.newOutputStream(place)) {
      out.write(content);
    }
  }
}
