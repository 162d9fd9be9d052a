package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.EncryptedDocument;
import org.sops4j.MasterKeys;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/** The file whose key groups {@code sops groups} changes (cli.md sections 8.2 and 8.3). */
final class GroupFile {
  static final Flag FILE = Flag.text("the file whose groups are changed", "file", "f");

  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;
  private final String name;

  GroupFile(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
    this.name = flags.text("file");
  }

  /** What is done to the keys. */
  interface Change {
    EncryptedDocument apply(MasterKeys keys, int threshold);
  }

  /** Changes the keys, and writes the file where the flags say. Nothing is written on failure. */
  void change(Change change) {
    engine.loadConfig();
    Path file = session.invocation().absolute(name);
    byte[] input = InputFile.read(file, name);
    Format format = Format.ofPath(name);
    try {
      EncryptedDocument document = engine.sops().read(input, format);
      int threshold = flags.number("shamir-secret-sharing-threshold");
      MasterKeys keys = engine.sops().masterKeys(document);
      write(change.apply(keys, threshold).toBytes(engine.indent(format)), file);
      Rewrite.tellWhatIsDropped(document, session.log());
    } catch (SopsException e) {
      boolean ofKeys = e.code() == ErrorCode.DATA_KEY_NOT_WRAPPED;
      throw Failures.fatal(ofKeys ? Failures.UPDATING : "", e, name);
    }
  }

  private void write(byte[] output, Path file) {
    try {
      if (flags.bool("in-place")) {
        FileOutput.over(file, name, "").write(output);
      } else {
        StandardOutput.write(session.invocation().stdout(), output);
      }
    } catch (Failure e) {
      throw e.text().isEmpty() ? e : Failure.fatal(e.text(), e.additions());
    }
  }

  /** Flags that both sub-commands have after their own. */
  static List<Flag> flags() {
    return List.of(SharedFlags.IN_PLACE, SharedFlags.SHAMIR_THRESHOLD);
  }
}
