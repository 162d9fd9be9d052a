package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.Format;
import org.sops4j.tree.Utf8;

/**
 * {@code sops git textconv}: what git runs to compare versions of a file as a person reads them.
 */
final class GitTextconvCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.GIT;
  }

  @Override
  public String words() {
    return "git textconv";
  }

  @Override
  public String summary() {
    return "print a version of a file in clear, for git diff";
  }

  @Override
  public String usage() {
    return "[command options] FILE";
  }

  @Override
  public List<String> examples() {
    return List.of("git config diff.sops.textconv 'sops git textconv'");
  }

  @Override
  public FlagSet flags() {
    return SharedFlags.opening();
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.positionals().size() != 1) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: need one file");
    }
    String name = flags.positionals().get(0);
    Path file = session.invocation().absolute(name);
    byte[] content = InputFile.read(file, name);
    session.audit().concerns(file);
    byte[] shown = content;
    try {
      Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
      shown = inClear(content, Format.ofPath(name), engine);
    } catch (Failure e) {
      String reason = e.text().strip().lines().findFirst().orElse("");
      session.log().text("sops: shown as it is stored: " + reason + "\n");
    }
    StandardOutput.write(session.invocation().stdout(), shown);
  }

  /** What cannot be decrypted is compared as it is. */
  private static byte[] inClear(byte[] content, Format format, Engine engine) {
    try {
      EncryptedDocument document = engine.sops().read(content, format);
      DecryptedDocument clear = engine.sops().decrypt(document);
      byte[] text = clear.toBytes(format, engine.indent(format));
      String settings = settings(document.metadata());
      boolean ended = text.length == 0 || text[text.length - 1] == '\n';
      return concat(text, Utf8.encode(ended ? settings : "\n" + settings));
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NOT_ENCRYPTED || e.code() == ErrorCode.MALFORMED_DOCUMENT) {
        return content;
      }
      throw engine.failure(e, Phase.DECRYPT);
    }
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** To whom and what is encrypted: a change of that must not look like none. */
  private static String settings(SopsMetadata metadata) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (KeyGroup group : metadata.groups()) {
      String which = metadata.groups().size() == 1 ? "" : "group " + ++number + ": ";
      for (WrappedKey key : group.keys()) {
        line(text, which + key.ref());
      }
    }
    if (metadata.groups().size() > 1) {
      line(text, "shamir_threshold: " + metadata.shamirThreshold());
    }
    if (!metadata.scope().rule().field().isEmpty()) {
      line(text, metadata.scope().rule().field() + ": " + metadata.scope().pattern());
    }
    if (metadata.macOnlyEncrypted()) {
      line(text, "mac_only_encrypted: true");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append("# sops: ").append(line).append('\n');
  }
}
