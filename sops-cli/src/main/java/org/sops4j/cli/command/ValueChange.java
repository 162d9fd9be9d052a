package org.sops4j.cli.command;

import org.sops4j.DecryptedDocument;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;

/**
 * Sets or removes one value of an encrypted file, for {@code sops set}, {@code sops unset} and
 * {@code sops --set} (cli.md sections 1.10 and 3.3).
 */
final class ValueChange {
  private final ParsedFlags flags;
  private final Engine engine;

  ValueChange(ParsedFlags flags, Engine engine) {
    this.flags = flags;
    this.engine = engine;
  }

  /** Sets a value; {@code skipsEqual} leaves a file alone that has that value already. */
  void set(Source source, KeyPath path, Node value, boolean skipsEqual) {
    try (Rewrite rewrite = Rewrite.open(source, !flags.bool("ignore-mac"), engine)) {
      DecryptedDocument content = rewrite.opened().content();
      DecryptedDocument changed = with(content, path, value, source);
      byte[] result = rewrite.encrypt(changed);
      if (skipsEqual && changed == content) {
        engine.log().command(LogLevel.INFO, "File not written due to no change");
        return;
      }
      rewrite.writeInPlace(result);
    }
  }

  private DecryptedDocument with(
      DecryptedDocument content, KeyPath path, Node value, Source source) {
    try {
      DecryptedDocument changed = content.with(path, value);
      changed.requireEncryptable(source.output());
      return changed;
    } catch (SopsException e) {
      throw engine.failure(e, Phase.EXTRACT);
    }
  }

  /** Removes a value; {@code forgivesMissing} leaves a file alone that does not have it. */
  void unset(Source source, KeyPath path, boolean forgivesMissing) {
    try (Rewrite rewrite = Rewrite.open(source, !flags.bool("ignore-mac"), engine)) {
      DecryptedDocument changed;
      try {
        changed = rewrite.opened().content().without(path);
      } catch (SopsException e) {
        if (forgivesMissing && e.code() == ErrorCode.PATH_NOT_FOUND) {
          return;
        }
        throw engine.failure(e, Phase.EXTRACT);
      }
      rewrite.writeInPlace(rewrite.encrypt(changed));
    }
  }
}
