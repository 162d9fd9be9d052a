package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.tree.Utf8;

/** {@code sops filestatus --recursive}: one JSON object a line. */
final class FileStatusMany extends ManyForm {
  FileStatusMany(FileStatusCommand single) {
    super(single);
  }

  @Override
  public List<String> examples() {
    return List.of("sops filestatus --recursive secrets/");
  }

  @Override
  List<Flag> options() {
    return List.of(SharedFlags.INPUT_TYPE);
  }

  @Override
  public void run(ParsedFlags flags, Session started) {
    try (ManyRun run = new ManyRun(started, name())) {
      Engine engine = Engine.withoutKeys(run.session());
      run.run(
          select(flags, started),
          (file, own) -> {
            boolean isEncrypted = isEncrypted(file, flags, engine.forFileWithoutKeys(own));
            String line = line(file.name(), isEncrypted);
            StandardOutput.write(own.invocation().stdout(), Utf8.encode(line));
            return isEncrypted ? "encrypted" : "not encrypted";
          });
    }
  }

  /** Whether there is metadata that some program has sealed. */
  private static boolean isEncrypted(SelectedFile file, ParsedFlags flags, Engine engine) {
    EncryptedFile read = EncryptedFile.find(file, Source.ofInput(file, flags), engine);
    return read != null && FileStatusCommand.isSealed(read.document().metadata());
  }

  private static String line(String name, boolean isEncrypted) {
    return "{\"file\":" + json(name) + ",\"encrypted\":" + isEncrypted + "}\n";
  }

  private static String json(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
