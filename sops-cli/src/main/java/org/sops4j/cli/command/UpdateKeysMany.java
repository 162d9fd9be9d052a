package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;

/** {@code sops updatekeys --recursive}. Questions are asked for one file after the other. */
final class UpdateKeysMany extends ManyForm {
  UpdateKeysMany(UpdateKeysCommand single) {
    super(single);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops updatekeys --recursive --yes secrets/", "sops updatekeys -r '**/*.enc.yaml'");
  }

  @Override
  List<Flag> options() {
    return FlagSet.of(List.of(SharedFlags.YES, SharedFlags.INPUT_TYPE), SharedFlags.keyServices())
        .flags();
  }

  @Override
  public void run(ParsedFlags flags, Session started) {
    Selection selection = select(flags, started).withoutAliases();
    try (ManyRun run = new ManyRun(started, name())) {
      Engine engine = Engine.inFileOrder(flags, run.session());
      if (engine.configFile() == null) {
        throw Failure.exit(ExitCodes.GENERIC, "config file not found");
      }
      engine.loadConfig();
      if (flags.bool("yes")) {
        run.run(
            selection,
            (file, own) -> {
              Engine ofFile = engine.forFile(own, flags, null);
              return update(file, new KeyUpdate(flags, own, ofFile), ofFile, flags);
            });
      } else {
        KeyUpdate update = new KeyUpdate(flags, run.session(), engine);
        run.runOneByOne(selection, (file, own) -> update(file, update, engine, flags));
      }
    }
  }

  private static String update(
      SelectedFile file, KeyUpdate update, Engine engine, ParsedFlags flags) {
    EncryptedFile read = EncryptedFile.find(file, Source.ofInput(file, flags), engine);
    if (read == null) {
      return "skipped (not encrypted)";
    }
    KeyUpdate.Result result = update.update(read, file.shownName() + ":\n");
    if (result == KeyUpdate.Result.UPDATED) {
      Rewrite.tellWhatIsDropped(read.document(), engine.log());
    }
    return result.words();
  }
}
