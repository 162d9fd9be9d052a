package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who owns a file, what may be done with it, and how many names it has. */
record FileStat(int mode, Object uid, Object gid, int links) {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int PERMISSIONS = 07777;

  /** Looks at a file, through symbolic links; null where the system does not tell. */
  static @Nullable FileStat of(Path file) {
    try {
      Map<String, Object> found = Files.readAttributes(file, "unix:mode,uid,gid,nlink");
      return new FileStat(
          number(found.get("mode")),
          found.getOrDefault("uid", 0),
          found.getOrDefault("gid", 0),
          number(found.get("nlink")));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  /** Whether a new file can take its place without anyone noticing. */
  boolean isReplaceable() {
    return (mode & TYPE) == REGULAR && links == 1;
  }

  /** Gives a new file the same owner and mode; fails where only another user could. */
  void applyTo(Path file) throws IOException {
    FileStat now = of(file);
    if (now == null) {
      throw new IOException("no owner");
    }
    if (!now.gid.equals(gid)) {
      Files.setAttribute(file, "unix:gid", gid);
    }
    if (!now.uid.equals(uid)) {
      Files.setAttribute(file, "unix:uid", uid);
    }
    Files.setAttribute(file, "unix:mode", mode & PERMISSIONS);
  }
}
