package org.sops4j.spi;

/** Families of operating systems, as far as default places of files differ. */
public enum OperatingSystem {
  /** Linux, the BSDs and all others. */
  UNIX,
  /** macOS. */
  MACOS,
  /** Windows. */
  WINDOWS
}
