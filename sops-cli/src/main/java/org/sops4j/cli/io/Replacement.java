package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A new file beside the one whose place it will take. If a signal ends the program before that, the
 * file goes away; if the program is killed, the next one that writes into the folder removes it.
 */
final class Replacement {
  private static final String PREFIX = ".sops-";
  private static final String SUFFIX = ".tmp";
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  /** The folders that were looked through. */
  private static final Set<Path> TIDY = ConcurrentHashMap.newKeySet();

  private static final AtomicLong COUNT = new AtomicLong();

  private final Path place;
  private final Path file;
  private final Thread endOfProgram = new Thread(this::cancel, "sops-clean-up");
  private boolean cancelled;
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
    Replacement replacement = new Replacement(place, temporary(folder));
    try {
      replacement.make(like == null ? new FileAttribute<?>[0] : ownerOnly());
      if (like != null) {
        like.applyTo(replacement.file);
      }
      return replacement;
    } catch (IOException | UnsupportedOperationException e) {
      replacement.discard();
      return null;
    }
  }

  /**
   * Makes a file that only its owner may read.
   *
   * @param place what will be replaced, whatever its mode
   */
  static Replacement createSecret(Path place) throws IOException {
    Path folder = Objects.requireNonNull(place.getParent());
    Replacement replacement = new Replacement(place, temporary(folder));
    try {
      replacement.make(ownerOnly());
      return replacement;
    } catch (IOException | UnsupportedOperationException e) {
      replacement.discard();
      throw e;
    }
  }

  private static Path temporary(Path folder) {
    if (TIDY.add(folder)) {
      removeOrphans(folder);
    }
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return folder.resolve(PREFIX + unique + "-" + COUNT.getAndIncrement() + SUFFIX);
  }

  private void make(FileAttribute<?>[] attributes) throws IOException {
    WholeWrite.register(endOfProgram);
    if (!open(attributes)) {
      WholeWrite.waitForEnd(); // which has looked for the file already, and would leave it there
    }
  }

  private synchronized boolean open(FileAttribute<?>[] attributes) throws IOException {
    if (!cancelled) {
      FileChannel.open(file, NEW, attributes).close();
    }
    return !cancelled;
  }

  /** Removes what programs left that were killed. One that is alive elsewhere writes in place. */
  private static void removeOrphans(Path folder) {
    String[] orphans = folder.toFile().list((dir, name) -> isReplacement(name) && isOrphan(name));
    if (orphans != null) {
      for (String orphan : orphans) {
        remove(folder.resolve(orphan));
      }
    }
  }

  static boolean isReplacement(String name) {
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  private static boolean isOrphan(String name) {
    int dash = name.indexOf('-', PREFIX.length());
    if (dash < 0) {
      return false;
    }
    try {
      long pid = Long.parseLong(name.substring(PREFIX.length(), dash));
      return ProcessHandle.of(pid).isEmpty();
    } catch (NumberFormatException e) {
      return false;
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
      Blocks.write(channel, bytes);
      channel.force(true);
      return true;
    } catch (IOException e) {
      if (isCancelled()) {
        WholeWrite.waitForEnd(); // the file is gone, and that is no failure to report
      }
      throw e;
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Takes the place; false if this file system cannot do that in one step. */
  boolean commit() {
    try {
      moveIntoPlace();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes the place, or tells why that is not possible in one step. */
  void moveIntoPlace() throws IOException {
    if (!move()) {
      WholeWrite.waitForEnd(); // nothing may begin to write over the target, or be told as done
    }
  }

  private synchronized boolean move() throws IOException {
    if (!cancelled) {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    }
    return !cancelled;
  }

  private synchronized void cancel() {
    cancelled = true;
    if (!done) {
      remove(file);
    }
  }

  /** Removes the file unless it has taken its place. */
  void discard() {
    try {
      Runtime.getRuntime().removeShutdownHook(endOfProgram);
    } catch (IllegalStateException e) {
      return; // the program is at its end, and the hook does it
    }
    if (!done) {
      remove(file);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Nothing more can be done, and a failure that led here is the one to report.
    }
  }
}
