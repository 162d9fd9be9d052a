package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.sops4j.EncryptedDocument;
import org.sops4j.KeyChanges;
import org.sops4j.MasterKeys;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.AnswerReader;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.config.RuleSettings;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;
import org.sops4j.tree.Utf8;

/** Gives one file after the other the keys of its creation rule (cli.md section 8.1). */
final class KeyUpdate {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;
  private final AnswerReader answers;

  KeyUpdate(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
    this.answers = new AnswerReader(session.invocation().stdin());
  }

  void run(String name) {
    Path file = session.invocation().absolute(name);
    check(file);
    engine.loadConfig();
    session.log().progress("Syncing keys for file " + file);
    Format byName = Format.ofPath(name);
    Format format = Format.byId(flags.text("input-type")).orElse(byName);
    Source source = new Source(file, file.toString(), format, format);
    EncryptedFile read = EncryptedFile.read(source, engine);
    Result result = update(read, "");
    session.log().progress("File " + file + " " + result.words());
    if (result == Result.UPDATED) {
      Rewrite.tellWhatIsDropped(read.document(), session.log());
    }
  }

  /** What becomes of a file. */
  enum Result {
    UP_TO_DATE("already up to date"),
    UNCHANGED("left unchanged"),
    UPDATED("synced with new keys");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    /** A few words for the log. */
    String words() {
      return words;
    }
  }

  /**
   * Updates a file that was read.
   *
   * @param title a line above the changes; empty for none
   */
  Result update(EncryptedFile read, String title) {
    Path file = Objects.requireNonNull(read.source().file());
    MasterKeys keys = engine.sops().masterKeys(read.document());
    KeyChanges changes = keys.changesTo(rule(file).groups());
    if (changes.isEmpty()) {
      return Result.UP_TO_DATE;
    }
    print(title + KeyDiff.of(changes, session.log().isColoured()));
    if (!flags.bool("yes") && !confirmed()) {
      return Result.UNCHANGED;
    }
    FileOutput.over(file, file.toString(), "could not open file for writing: ")
        .write(apply(keys, changes, read.source()));
    return Result.UPDATED;
  }

  private static void check(Path file) {
    try {
      if (Files.readAttributes(file, BasicFileAttributes.class).isDirectory()) {
        throw Failure.exit(ExitCodes.GENERIC, "can't operate on a directory");
      }
    } catch (IOException e) {
      throw Failure.exit(ExitCodes.GENERIC, "stat " + file + ": " + OsErrors.reason(e));
    }
  }

  private RuleSettings rule(Path file) {
    RuleSettings rule = engine.rule(file);
    if (rule == null) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "The config file " + engine.configFile() + " does not contain any creation rule");
    }
    return rule;
  }

  /** Asks until the answer is one of two. */
  private boolean confirmed() {
    while (true) {
      print("Is this okay? (y/n):");
      String answer;
      try {
        answer = answers.read();
      } catch (IOException e) {
        throw Failure.exit(ExitCodes.GENERIC, String.valueOf(e.getMessage()));
      }
      if (answer.equals("y") || answer.equals("n")) {
        return answer.equals("y");
      }
    }
  }

  private byte[] apply(MasterKeys keys, KeyChanges changes, Source source) {
    Phase phase = Phase.UPDATE_KEYS;
    try {
      EncryptedDocument updated = keys.apply(changes);
      phase = Phase.WRITE_ENCRYPTED;
      return updated.toBytes(engine.configuredIndent(source.output()));
    } catch (SopsException e) {
      throw engine.failure(e, phase, source);
    }
  }

  private void print(String text) {
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text));
  }
}
