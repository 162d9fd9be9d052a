package org.sops4j.cli.command;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;

/** The names of all commands, in the order of the help page. */
public enum CommandName {
  /** Prints a completion script. */
  COMPLETION("completion", "print a script that completes commands in a shell", true),
  /** Runs a command with the values in its environment. */
  EXEC_ENV("exec-env", "run a command with the decrypted values in its environment", true),
  /** Runs a command with the document in a file. */
  EXEC_FILE("exec-file", "run a command with the decrypted document in a temporary file", true),
  /** Uploads documents. */
  PUBLISH("publish", "upload a file or a folder to a configured destination", false),
  /** Serves key operations to others. */
  KEYSERVICE("keyservice", "serve the local master keys to other machines", false),
  /** Tells whether a file is encrypted. */
  FILESTATUS("filestatus", "tell whether a file is encrypted", true),
  /** Adds and removes key groups. */
  GROUPS("groups", "add or delete a key group of a file", true),
  /** Brings the keys of files in line with the configuration. */
  UPDATEKEYS("updatekeys", "give files the master keys that the config file asks for", true),
  /** Decrypts a document. */
  DECRYPT("decrypt", "decrypt a file, or standard input if no file is given", true),
  /** Encrypts a document. */
  ENCRYPT("encrypt", "encrypt a file, or standard input if no file is given", true),
  /** Makes a new data key. */
  ROTATE("rotate", "encrypt all values anew with a new data key", true),
  /** Opens an editor. */
  EDIT("edit", "edit an encrypted file, or make a new one", true),
  /** Sets one value. */
  SET("set", "set one value of an encrypted file", true),
  /** Removes one value. */
  UNSET("unset", "remove one value of an encrypted file", true),
  /** Prints help. */
  HELP("help", "show a list of commands, or the help of one", true),
  /** Makes a private key. */
  KEYGEN("keygen", "make a private key for age, or print the recipients of a key file"),
  /** Checks a repository of secrets. */
  CHECK("check", "tell which files are not encrypted as the config file says, or damaged");

  private final String word;
  private final String summary;
  private final boolean available;
  private final boolean own;

  CommandName(String word, String summary, boolean available) {
    this(word, summary, available, false);
  }

  /** A command of ours, which the reference does not have. */
  CommandName(String word, String summary) {
    this(word, summary, true, true);
  }

  CommandName(String word, String summary, boolean available, boolean own) {
    this.word = word;
    this.summary = summary;
    this.available = available;
    this.own = own;
  }

  /**
   * Finds a command of the reference by the word that a user types.
   *
   * @param word the first argument that is not a flag
   * @return the command, or null if it is none
   */
  public static @Nullable CommandName find(String word) {
    CommandName name = word.equals("h") ? HELP : topic(word);
    return name == null || name.own ? null : name;
  }

  /**
   * Finds a command of ours. To the reference each of these words is the name of a file to edit, so
   * a word is a command only where nothing else can be meant: as the very first argument, and in a
   * folder without a file of that name.
   *
   * @param invocation the arguments and the folder
   * @return the command, or null if it is none
   */
  public static @Nullable CommandName findOwn(Invocation invocation) {
    String word = invocation.args().isEmpty() ? "" : invocation.args().get(0);
    CommandName name = topic(word);
    return name == null
            || !name.own
            || Files.exists(invocation.absolute(word), LinkOption.NOFOLLOW_LINKS)
        ? null
        : name;
  }

  /**
   * Finds any command by its word, for the help.
   *
   * @param word the word
   * @return the command, or null if it is none
   */
  public static @Nullable CommandName topic(String word) {
    for (CommandName name : values()) {
      if (name.word.equals(word)) {
        return name;
      }
    }
    return null;
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

  /**
   * Tells whether the command is an addition of ours.
   *
   * @return false if the reference has it
   */
  public boolean isOwn() {
    return own;
  }
}
