package org.sops4j.cli.log;

/** How much a log line matters. */
public enum LogLevel {
  /** Seen only with {@code --verbose}. */
  DEBUG("debug", 37),
  /** Seen only with {@code --verbose}. */
  INFO("info", 36),
  /** The work goes on, perhaps not as intended. */
  WARNING("warning", 33),
  /** Something failed, and the work goes on. */
  ERROR("error", 31),
  /** The program ends. */
  FATAL("fatal", 31),
  /** The program ends, where the reference prints its stack. */
  PANIC("panic", 31);

  private final String word;
  private final int colour;

  LogLevel(String word, int colour) {
    this.word = word;
    this.colour = colour;
  }

  String word() {
    return word;
  }

  /** The first four letters, as a terminal shows them. */
  String shortWord() {
    return name().substring(0, 4);
  }

  int colour() {
    return colour;
  }
}
