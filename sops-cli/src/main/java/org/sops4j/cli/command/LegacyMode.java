package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptionSettings;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.cli.text.GoText;

/** {@code sops -d}, {@code sops -e} and the other forms without a command (cli.md section 1.4). */
public final class LegacyMode {
  private final ParsedFlags flags;
  private final Session session;

  private LegacyMode(Session session) {
    this.flags = session.root();
    this.session = session;
  }

  /**
   * Runs what the root flags ask for.
   *
   * @param session the rest of the world
   * @throws Failure if it does not succeed
   */
  public static void run(Session session) {
    new LegacyMode(session).run();
  }

  private void run() {
    if (flags.bool("verbose")) {
      session.log().beVerbose();
    }
    List<String> positionals = flags.positionals();
    if (positionals.isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    Positionals.warnOfExtra(positionals, session.log());
    Destination.check(flags, false);
    Path file = session.invocation().absolute(positionals.get(0));
    checkExistence(file);
    if (isEditing() && InputFile.isMissing(file)) {
      Hints.ofMistypedCommand(positionals, session);
    }
    warnOfSeveralModes();
    runModes(file);
  }

  private void checkExistence(Path file) {
    if (!InputFile.isMissing(file)) {
      return;
    }
    String quoted = GoText.quote(file.toString());
    if (SharedFlags.changesKeys(flags)) {
      throw Failure.exit(
          ExitCodes.CANNOT_CHANGE_KEYS_OF_MISSING_FILE,
          "Error: cannot add or remove keys on non-existent file "
              + quoted
              + ", use `--kms` and `--pgp` instead.");
    }
    if (flags.bool("encrypt") || flags.bool("decrypt") || flags.bool("rotate")) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED, "Error: cannot operate on non-existent file " + quoted);
    }
  }

  private void warnOfSeveralModes() {
    int modes = 0;
    modes += flags.bool("encrypt") ? 1 : 0;
    modes += flags.bool("decrypt") ? 1 : 0;
    modes += flags.bool("rotate") ? 1 : 0;
    modes += isSetting() ? 1 : 0;
    if (modes > 1) {
      session
          .log()
          .command(
              LogLevel.WARNING,
              "More than one command (--encrypt, --decrypt, --rotate, --set) has been specified."
                  + " Only the changes made by the last one will be visible. Note that this"
                  + " behavior is deprecated and will cause an error eventually.");
    }
  }

  /** Each mode works on the original file, and only the output of the last one counts. */
  private void runModes(Path file) {
    Source source = Source.of(file, flags, session.invocation());
    Engine engine = Engine.load(flags, session, flags.text("decryption-order"));
    requireRule(source, engine);
    engine.requireKeys();
    if (isEditing()) {
      new Editing(flags, session, engine).run(source);
      return;
    }
    byte @Nullable [] result = flags.bool("encrypt") ? encrypt(source, engine) : null;
    Rotation rotation = new Rotation(flags, session, engine);
    Failure failure = null;
    if (flags.bool("decrypt")) {
      if (!flags.bool("encrypt")) {
        Hints.ofKeysWhenDecrypting(flags, session);
      }
      try {
        result = new Decryption(flags, session, engine).run(source);
      } catch (Failure e) {
        if (e.isLogged()) {
          throw e; // where the reference dies on the spot
        }
        failure = e; // of interest only if no value is set afterwards
      }
    }
    if (flags.bool("rotate")) {
      result = rotation.run(source, rotation.settings());
    }
    if (isSetting()) {
      LegacySet.run(flags, source, engine);
      return;
    }
    if (failure != null) {
      throw failure;
    }
    if (result != null) {
      Destination.write(result, file, flags, session);
      rotation.tellWhatIsDropped();
    }
  }

  /** All modes but decrypting need a rule for the file, whether or not they use it. */
  private void requireRule(Source source, Engine engine) {
    if (flags.bool("decrypt") && !flags.bool("encrypt") && !flags.bool("rotate") && !isSetting()) {
      return;
    }
    // Only for the complaint; what makes use of the context reads it again, and complains again.
    EncryptionContext.parse(flags.text("encryption-context"), session.log());
    engine.rule(Path.of(source.name()));
  }

  private boolean isEditing() {
    return !flags.bool("encrypt")
        && !flags.bool("decrypt")
        && !flags.bool("rotate")
        && !isSetting();
  }

  private boolean isSetting() {
    return !flags.text("set").isEmpty();
  }

  /** Encrypts; that it failed is of no interest if there is another mode. */
  private byte @Nullable [] encrypt(Source source, Engine engine) {
    Encryption encryption = new Encryption(flags, session, engine);
    EncryptionSettings plan = encryption.settings(source);
    try {
      return encryption.run(source, plan);
    } catch (Failure e) {
      if (e.isLogged() || !flags.bool("decrypt") && !flags.bool("rotate") && !isSetting()) {
        throw e;
      }
      return null;
    }
  }
}
