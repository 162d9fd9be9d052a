package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.cli.io.PrivateFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.tree.Utf8;

/**
 * {@code sops init}: from an empty folder to one where {@code sops edit} works. It finds the age
 * identity that decrypting would use, or makes one, and writes a first {@code .sops.yaml}. Nothing
 * that is there is changed, and nothing is encrypted.
 */
public final class InitCommand implements Command {
  private static final int COULD_NOT_WRITE = 3;
  private static final String CONFIG = ".sops.yaml";
  private static final String NEW_RECIPIENT = "(the recipient of the new key)";
  private static final String NEXT =
      """
      Next:
        sops explain secrets.yaml   which rule it has, and who will be able to read it
        sops edit secrets.yaml      make it, or change it
      """;

  private static final Flag DRY_RUN = Flag.bool("only say what would be done", "dry-run", "n");
  private static final Flag AGE =
      Flag.text("encrypt to these age recipients, and look for no identity", "age", "a");

  @Override
  public CommandName name() {
    return CommandName.INIT;
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of("sops init", "sops init --dry-run", "sops init --age \"$(cat team.txt)\"");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(DRY_RUN, AGE, SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (!flags.positionals().isEmpty()) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: sops init takes no file: it sets up the folder that you are in");
    }
    Sops sops = Engine.builder(session).build();
    Path config = sops.findConfig().orElse(null);
    if (config != null) {
      say(session, "There is a configuration already: " + config + "\n" + NEXT);
      return;
    }
    try {
      setUp(flags, session, sops);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  private static void setUp(ParsedFlags flags, Session session, Sops sops) {
    boolean isRehearsal = flags.bool(DRY_RUN.name());
    StringBuilder report = new StringBuilder();
    List<String> recipients =
        flags.text("age").isEmpty()
            ? ownRecipients(sops, isRehearsal, report)
            : named(sops, flags.text("age"));
    String content = FirstConfig.of(recipients);
    if (isRehearsal) {
      report.append("Would write ").append(CONFIG).append(":\n\n").append(content.indent(2));
      report.append("\nNothing was changed.\n");
    } else {
      write(session.invocation().absolute(CONFIG), content);
      report.append(CONFIG).append(" is new: it says which files are encrypted, and to whom.\n");
      report.append(NEXT);
    }
    say(session, report.toString());
  }

  private static List<String> named(Sops sops, String text) {
    List<String> recipients = new ArrayList<>();
    for (KeyRef key : sops.parseRecipients(KeyType.AGE, text)) {
      recipients.add(key.display());
    }
    return recipients;
  }

  /** The first identity that decrypting would try, or a new one. */
  private static List<String> ownRecipients(Sops sops, boolean isRehearsal, StringBuilder report) {
    IdentityGenerator generator = sops.identityGenerator(KeyType.AGE);
    IdentityGenerator.Known known = generator.known();
    if (!known.recipients().isEmpty()) {
      IdentityGenerator.Recipient first = known.recipients().get(0);
      report.append("Your age identity is in ").append(first.place()).append(".\n");
      return List.of(first.text());
    }
    if (!known.unknown().isEmpty()) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "Error: the recipient of the identity in "
              + known.unknown().get(0)
              + " cannot be told without asking for it",
          List.of("  `sops keygen -y` may tell it; then: sops init --age RECIPIENT"));
    }
    Path file = generator.defaultFile();
    if (isRehearsal) {
      report.append("Would make an age identity in ").append(file).append(".\n");
      return List.of(NEW_RECIPIENT);
    }
    return List.of(generate(generator, file, report));
  }

  private static String generate(IdentityGenerator generator, Path file, StringBuilder report) {
    IdentityGenerator.NewIdentity identity =
        generator.generate(false, OffsetDateTime.now(ZoneId.systemDefault()));
    try {
      PrivateFile.create(
          file,
          identity.file(),
          List.of(
              "  it holds no identity; name another file"
                  + " in SOPS_AGE_KEY_FILE, or move it away"));
    } finally {
      Arrays.fill(identity.file(), (byte) 0);
    }
    report.append("A new age identity is in ").append(file);
    report.append(".\nNobody else must see it, and only a copy replaces it.\n");
    return identity.recipient();
  }

  private static void write(Path file, String content) {
    try {
      Files.write(file, Utf8.encode(content), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw Failure.exit(COULD_NOT_WRITE, "Error: could not write " + file + ": " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileAlreadyExistsException ? "it exists" : OsErrors.reason(e);
  }

  private static void say(Session session, String text) {
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text));
  }
}
