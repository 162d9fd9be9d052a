package org.sops4j.cli.command;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.PrivateFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.text.GoText;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.tree.Utf8;

/**
 * {@code sops keygen}: a command of ours, so that a newcomer needs no second program. Standard
 * output gets recipients and nothing else; a private key goes into a file only.
 */
public final class KeygenCommand implements Command {
  private static final String KEY_FILE = "SOPS_AGE_KEY_FILE";

  @Override
  public CommandName name() {
    return CommandName.KEYGEN;
  }

  @Override
  public String usage() {
    return "[command options] | -y [file]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops keygen",
        "sops encrypt --age \"$(sops keygen -o ci-key.txt)\" secrets.yaml",
        "sops keygen -y ci-key.txt");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(
        List.of(
            Flag.text("write the private key to this file", "output", "o"),
            Flag.bool("make a post-quantum key (age 1.3 and later can use it)", "pq"),
            Flag.bool("print the recipients of an existing file", "recipients", "y"),
            SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    boolean prints = flags.bool("recipients");
    check(flags, prints);
    try {
      IdentityGenerator generator = Engine.builder(session).build().identityGenerator(KeyType.AGE);
      if (prints) {
        print(flags, session, generator);
      } else {
        generate(flags, session, generator);
      }
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  private static void check(ParsedFlags flags, boolean prints) {
    int files = flags.positionals().size();
    if (prints && (flags.bool("pq") || !flags.text("output").isEmpty())) {
      throw conflict("-y makes no key, so it cannot be used with --pq or --output");
    }
    if (!prints && files > 0) {
      String file = GoText.quote(flags.positionals().get(0));
      throw conflict("what to do with " + file + "? Use -o to make it, or -y to read it");
    }
    if (files > 1) {
      throw conflict("-y reads one file at a time");
    }
  }

  private static Failure conflict(String message) {
    return Failure.exit(ExitCodes.CONFLICTING_PARAMETERS, "Error: " + message);
  }

  private static void print(ParsedFlags flags, Session session, IdentityGenerator generator) {
    List<String> files = flags.positionals();
    Path file =
        files.isEmpty()
            ? generator.defaultFile()
            : Positionals.existingFile(files.get(0), session.invocation());
    byte[] content = InputFile.read(file);
    try {
      String name = files.isEmpty() ? file.toString() : files.get(0);
      write(generator.recipients(name, content), session);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static void generate(ParsedFlags flags, Session session, IdentityGenerator generator) {
    String named = flags.text("output");
    Path file = named.isEmpty() ? generator.defaultFile() : session.invocation().absolute(named);
    OffsetDateTime now = OffsetDateTime.now(ZoneId.systemDefault());
    IdentityGenerator.NewIdentity identity = generator.generate(flags.bool("pq"), now);
    try {
      PrivateFile.create(file, identity.file(), List.of(advice(named)));
    } finally {
      Arrays.fill(identity.file(), (byte) 0);
    }
    write(List.of(identity.recipient()), session);
    session.log().text(notice(file, named.isEmpty(), session.invocation()));
  }

  private static String advice(String named) {
    return named.isEmpty()
        ? "  sops keygen -y prints its recipients, sops keygen -o FILE makes another key"
        : "  choose another name, or move the old file away; who loses a key loses what only it opens";
  }

  private static String notice(Path file, boolean isDefault, Invocation invocation) {
    boolean isFound = isDefault || file.equals(invocation.absolute(invocation.env(KEY_FILE)));
    return "The private key is in "
        + file
        + (isFound
            ? ", where sops finds it."
            : "; sops finds it if " + KEY_FILE + " holds this path.")
        + "\nNobody else must see it, and only a copy replaces it.\n";
  }

  private static void write(List<String> recipients, Session session) {
    StandardOutput.write(
        session.invocation().stdout(), Utf8.encode(String.join("\n", recipients) + "\n"));
  }
}
