package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;

/** The names of all commands, in the order of the help page. */
public enum CommandName {
  /** Prints a completion script. */
  COMPLETION("completion", "print a script that completes commands in a shell", false),
  /** Runs a command with the values in its environment. */
  EXEC_ENV("exec-env", "run a command with the decrypted values in its environment", true),
  /** Runs a command with the document in a file. */
  EXEC_FILE("exec-file", "run a command with the decrypted document in a temporary file", true),
  /** Uploads documents. */
  PUBLISH("publish", "upload a file or a folder to a configured destination", false),
  /** Serves key operations to others. */
  KEYSERVICE("keyservice", "serve the local master keys to other machines", false),
  /** Tells whether a file is encrypted. */
  FILESTATUS("filestatus", "tell whether a file is encrypted", false),
  /** Adds and removes key groups. */
  GROUPS("groups", "add or delete a key group of a file", false),
  /** Brings the keys of files in line with the configuration. */
  UPDATEKEYS("updatekeys", "give files the master keys that the config file asks for", false),
  /** Decrypts a document. */
  DECRYPT("decrypt", "decrypt a file, or standard input if no file is given", true),
  /** Encrypts a document. */
  ENCRYPT("encrypt", "encrypt a file, or standard input if no file is given", true),
  /** Makes a new data key. */
  ROTATE("rotate", "encrypt all values anew with a new data key", false),
  /** Opens an editor. */
  EDIT("edit", "edit an encrypted file, or make a new one", false),
  /** Sets one value. */
  SET("set", "set one value of an encrypted file", false),
  /** Removes one value. */
  UNSET("unset", "remove one value of an encrypted file", false),
  /** Prints help. */
  HELP("help", "show a list of commands, or the help of one", true);

  private final String word;
  private final String summary;
  private final boolean available;

  CommandName(String word, String summary, boolean available) {
    this.word = word;
    this.summary = summary;
    this.available = available;
  }

  /**
   * Finds a command by the word that a user types.
   *
   * @param word the first argument that is not a flag
   * @return the command, or null if it is none
   */
  public static @Nullable CommandName find(String word) {
    for (CommandName name : values()) {
      if (name.word.equals(word)) {
        return name;
      }
    }
    return word.equals("h") ? HELP : null;
  }

  /**
   * Returns what a user types.
   *
   * @return the word
   */
  public String word() {
    return word;
  }

  /**
   * Returns what the command does, in one line.
   *
   * @return a few words
   */
  public String summary() {
    return summary;
  }

  /**
   * Tells whether this version has the command.
   *
   * @return false if it is only known by name
   */
  public boolean isAvailable() {
    return available;
  }
}
