package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;

/**
 * {@code sops encrypt --recursive}. A file that was asked for by name is treated as {@code sops
 * encrypt} does; one that was only found in a folder has to be named by a creation rule.
 */
final class EncryptMany extends ManyForm {
  EncryptMany(EncryptCommand single) {
    super(single);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops encrypt --recursive --in-place secrets/",
        "sops encrypt -r --output-dir encrypted 'config/**/*.yaml'");
  }

  @Override
  List<Flag> options() {
    return FlagSet.of(
            List.of(SharedFlags.IN_PLACE, SharedFlags.OUTPUT_DIR),
            SharedFlags.keys(),
            SharedFlags.types(),
            SharedFlags.selection(),
            List.of(EncryptCommand.STRICT),
            SharedFlags.keyServices())
        .flags();
  }

  @Override
  public void run(ParsedFlags flags, Session started) {
    Selection selection = select(flags, started);
    ManyTargets targets = ManyTargets.of(flags, selection, false, started);
    try (ManyRun run = new ManyRun(started, name())) {
      Engine engine = Engine.create(flags, run.session(), "");
      run.run(
          targets.selection(),
          (file, own) -> {
            Engine ofFile = engine.forFile(own, flags, "");
            String skipped = reasonToSkip(file, ofFile);
            if (!skipped.isEmpty()) {
              return skipped;
            }
            Source source = Source.ofSelected(file, flags);
            byte[] input = ofFile.read(source);
            if (!file.isNamed() && EncryptedFile.of(input, source, ofFile) != null) {
              return "skipped (encrypted already)";
            }
            Encryption encryption = new Encryption(flags, own, ofFile);
            targets.write(file, encryption.run(input, source, encryption.settings(source)), own);
            return "encrypted";
          });
    }
  }

  /** Why a file that was found in a folder is left alone; empty if it is not. */
  private static String reasonToSkip(SelectedFile file, Engine engine) {
    if (file.isNamed()) {
      return "";
    }
    String name = String.valueOf(file.path().getFileName());
    if (name.equals(".sops.yaml") || file.path().equals(engine.absoluteConfigFile())) {
      return "skipped (configuration)";
    }
    return engine.isNamedByRule(file.path()) ? "" : "skipped (no path_regex is for it)";
  }
}
