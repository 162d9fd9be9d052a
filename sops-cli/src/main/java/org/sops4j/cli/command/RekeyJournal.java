package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.Utf8;

/**
 * Which files have a new data key already, so that a run that was killed is gone on with. A file
 * counts only while its wrapped data keys are those that were written then; the journal has their
 * hash, and no secret. It is written after the file: whatever is lost of it is done once more, and
 * nothing is left out.
 */
final class RekeyJournal implements AutoCloseable {
  static final String NAME = ".sops-rekey";
  private static final String HEADING =
      "# Files with a new data key; the next `sops rekey` goes on from here.\n"
          + "# Remove this file to begin anew.\n";

  private final Path path;
  private final FileChannel channel;
  private final Set<String> done = new HashSet<>();

  private RekeyJournal(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens the journal, which is made if there is none.
   *
   * @throws Failure if that is not possible, or another process uses it
   */
  static RekeyJournal open(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw Failure.exit(ExitCodes.GENERIC, "another `sops rekey` is at work, with " + path);
      }
      RekeyJournal journal = new RekeyJournal(path, channel);
      journal.load();
      return journal;
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void load() throws IOException {
    String text = Utf8.decode(Channels.newInputStream(channel).readAllBytes());
    int end = text.lastIndexOf('\n') + 1; // a line that was cut off tells nothing
    for (String line : text.substring(0, end).split("\n")) {
      if (!line.startsWith("#") && !line.isEmpty()) {
        done.add(line);
      }
    }
    channel.truncate(Utf8.encode(text.substring(0, end)).length);
    channel.position(channel.size());
    if (end == 0) {
      append(HEADING);
    }
  }

  /** Tells whether a file got its data key from a run that did not come to its end. */
  synchronized boolean hasDone(Path file, SopsMetadata metadata) {
    return done.contains(line(file, metadata));
  }

  /** How many files the runs before have done. */
  synchronized int size() {
    return done.size();
  }

  /** Takes note of a file that was written. */
  synchronized void add(Path file, SopsMetadata metadata) {
    String line = line(file, metadata);
    try {
      if (line.indexOf('\n') < 0 && done.add(line)) {
        append(line + "\n");
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private void append(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Utf8.encode(text));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Folders may be called anything, so the path comes last. */
  private String line(Path file, SopsMetadata metadata) {
    Path folder = path.getParent();
    Path relative = folder == null ? file : folder.relativize(file);
    return fingerprint(metadata) + " " + relative;
  }

  private static String fingerprint(SopsMetadata metadata) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (KeyGroup group : metadata.groups()) {
        for (WrappedKey key : group.keys()) {
          digest.update(Utf8.encode(key.enc()));
          digest.update((byte) 0);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Removes the journal: all is done. */
  void finish() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static Failure failed(Path path, IOException e) {
    return Failure.exit(
        ExitCodes.GENERIC, "cannot keep the journal " + path + ": " + OsErrors.reason(e));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // What matters is on the disk.
    }
  }
}
