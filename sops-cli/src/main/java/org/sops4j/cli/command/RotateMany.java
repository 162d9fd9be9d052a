package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.RotationSettings;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.Selection;

/** {@code sops rotate --recursive}: each file gets a data key of its own. */
final class RotateMany extends ManyForm {
  RotateMany(RotateCommand single) {
    super(single);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops rotate --recursive --in-place secrets/",
        "sops rotate -r -i --rm-age age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu"
            + " .");
  }

  @Override
  List<Flag> options() {
    return FlagSet.of(
            List.of(SharedFlags.IN_PLACE, SharedFlags.OUTPUT_DIR),
            SharedFlags.types(),
            List.of(SharedFlags.ENCRYPTION_CONTEXT),
            SharedFlags.addAndRemove(),
            List.of(SharedFlags.DECRYPTION_ORDER),
            SharedFlags.keyServices())
        .flags();
  }

  @Override
  public void run(ParsedFlags flags, Session started) {
    Selection selection = select(flags, started);
    ManyTargets targets = ManyTargets.of(flags, selection, false, started);
    String order = flags.text("decryption-order");
    try (ManyRun run = new ManyRun(started, name())) {
      Engine engine = Engine.create(flags, run.session(), order);
      RotationSettings settings = new Rotation(flags, run.session(), engine).settings();
      run.run(
          targets.selection(),
          (file, own) -> {
            Engine ofFile = engine.forFile(own, flags, order);
            EncryptedFile read = EncryptedFile.find(file, Source.ofSelected(file, flags), ofFile);
            if (read == null) {
              return "skipped (not encrypted)";
            }
            Rotation rotation = new Rotation(flags, own, ofFile);
            targets.write(file, rotation.run(read, settings), own);
            rotation.tellWhatIsDropped();
            return "rotated";
          });
    }
  }
}
