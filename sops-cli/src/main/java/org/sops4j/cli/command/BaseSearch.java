package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;

/**
 * Finds the file that an encrypted one follows: the one that {@code --base} names, or with {@code
 * --reuse} the one that {@code --output} is about to replace.
 */
final class BaseSearch {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;

  BaseSearch(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
  }

  static List<Flag> flags() {
    return List.of(
        Flag.bool("keep the ciphertext of what is the same in the file of --output", "reuse"),
        Flag.text("keep the ciphertext of what is the same in this encrypted file", "base"));
  }

  /** The file to follow; null if there is none, so that everything will be new. */
  @Nullable BaseFile find(Source source) {
    String named = flags.text("base");
    if (!named.isEmpty()) {
      byte[] content = InputFile.read(session.invocation().absolute(named), named);
      return base(named, content, source);
    }
    if (!flags.bool("reuse")) {
      return null;
    }
    String output = flags.text("output");
    if (output.isEmpty() && !flags.bool("in-place")) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: --reuse keeps what is in the file of --output; --base names another file");
    }
    return output.isEmpty() ? nothing(source) : ofOutput(output, source);
  }

  /** What is encrypted in place was in clear, and nobody knows what it was before. */
  private @Nullable BaseFile nothing(Source source) {
    String name = source.displayName(session.invocation());
    warn(
        name + " is in clear", "; the version before may be, as in --base <(git show HEAD:./FILE)");
    return null;
  }

  private @Nullable BaseFile ofOutput(String output, Source source) {
    Path file = session.invocation().absolute(output);
    byte[] content = InputFile.isMissing(file) ? new byte[0] : InputFile.read(file, output);
    if (content.length == 0) {
      return null; // such as one that mktemp made
    }
    try {
      return new BaseFile(output, content, read(content, source));
    } catch (SopsException e) {
      if (e.code() != ErrorCode.NOT_ENCRYPTED) {
        throw Failures.of(e, Phase.DECRYPT, session, output);
      }
      warn(output + " is not encrypted", "");
      return null;
    }
  }

  /** Writes the result, unless it is in the file of {@code --output} already. */
  void write(byte[] result, @Nullable BaseFile base, Source source) {
    boolean isThere =
        base != null
            && base.name().equals(flags.text("output"))
            && Arrays.equals(base.content(), result);
    if (!isThere) {
      Destination.write(result, source.file(), flags, session);
    }
    if (base != null) {
      Rewrite.tellWhatIsDropped(base.document(), session.log());
    }
  }

  private void warn(String reason, String advice) {
    session.log().hint("sops: nothing to reuse: " + reason + advice);
  }

  private BaseFile base(String name, byte[] content, Source source) {
    try {
      return new BaseFile(name, content, read(content, source));
    } catch (SopsException e) {
      throw Failures.of(e, Phase.DECRYPT, session, name);
    }
  }

  private EncryptedDocument read(byte[] content, Source source) {
    EncryptedDocument document = engine.sops().read(content, source.output());
    engine.sops().checkVersion(document);
    return document;
  }
}
