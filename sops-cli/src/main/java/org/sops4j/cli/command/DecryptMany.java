package org.sops4j.cli.command;

import java.util.Arrays;
import java.util.List;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.Selection;

/** {@code sops decrypt --recursive}. */
final class DecryptMany extends ManyForm {
  DecryptMany(DecryptCommand single) {
    super(single);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops decrypt --recursive --in-place secrets/",
        "sops decrypt -r --output-dir /run/user/1000/plain secrets/ '**/*.enc.json'");
  }

  @Override
  List<Flag> options() {
    return FlagSet.of(
            List.of(SharedFlags.IN_PLACE, SharedFlags.OUTPUT_DIR),
            SharedFlags.types(),
            List.of(SharedFlags.IGNORE_MAC, SharedFlags.DECRYPTION_ORDER),
            SharedFlags.keyServices())
        .flags();
  }

  @Override
  public void run(ParsedFlags flags, Session started) {
    Selection selection = select(flags, started);
    ManyTargets targets = ManyTargets.of(flags, selection, true, started);
    String order = flags.text("decryption-order");
    try (ManyRun run = new ManyRun(started, name())) {
      Engine engine = Engine.create(flags, run.session(), order);
      run.run(
          targets.selection(),
          (file, own) -> {
            Engine ofFile = engine.forFile(own, flags, order);
            EncryptedFile read = EncryptedFile.find(file, Source.ofSelected(file, flags), ofFile);
            if (read == null) {
              return "skipped (not encrypted)";
            }
            byte[] plain = new Decryption(flags, own, ofFile).run(read);
            targets.write(file, plain, own);
            Arrays.fill(plain, (byte) 0);
            return "decrypted";
          });
    }
  }
}
