package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/**
 * {@code sops groups add} (cli.md section 8.2). A group that could not open anything, and keys that
 * nothing could be encrypted to, are refused: the reference writes such files, and nobody can read
 * them again.
 */
public final class GroupsAddCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.GROUPS;
  }

  @Override
  public String words() {
    return "groups add";
  }

  @Override
  public String summary() {
    return "add a key group to a file";
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops groups add --file secrets.yaml --in-place"
            + " --age age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(GroupFile.FILE),
        keys(),
        GroupFile.flags(),
        List.of(SharedFlags.ENCRYPTION_CONTEXT),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  private static List<Flag> keys() {
    return List.of(
        Flag.list("an OpenPGP key: fingerprint", "pgp"),
        Flag.list("an AWS KMS key: ARN[+ROLE]", "kms"),
        Flag.text("the AWS profile for the KMS keys", "aws-profile"),
        Flag.list("a Google Cloud KMS key: resource id", "gcp-kms"),
        Flag.list("accepted and ignored", "hckms"),
        Flag.list("an Azure Key Vault key: URL", "azure-kv"),
        Flag.list("a Vault transit key: https://HOST/v1/ENGINE/keys/NAME", "hc-vault-transit"),
        Flag.list("an age recipient", "age"));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (!flags.positionals().isEmpty()) {
      throw Failure.exit(ExitCodes.GENERIC, "error: no positional arguments allowed");
    }
    Engine engine = Engine.inFileOrder(flags, session);
    List<KeyRef> group = new GroupKeys(flags, session, engine).read();
    new GroupFile(flags, session, engine)
        .change((keys, threshold) -> keys.addGroup(group, threshold));
  }

  /** Reads the keys of the new group. */
  private record GroupKeys(ParsedFlags flags, Session session, Engine engine) {
    List<KeyRef> read() {
      List<KeyRef> group = new ArrayList<>();
      add(group, KeyType.PGP, "pgp");
      add(group, KeyType.KMS, "kms");
      add(group, KeyType.GCP_KMS, "gcp-kms");
      add(group, KeyType.HC_VAULT, "hc-vault-transit");
      add(group, KeyType.AZURE_KV, "azure-kv");
      add(group, KeyType.AGE, "age");
      if (!flags.list("hckms").isEmpty()) {
        session.log().text("  --hckms is ignored, as by SOPS: the group gets no key for it\n");
      }
      return group;
    }

    /** A value that is no key is reported and left out. */
    private void add(List<KeyRef> group, KeyType type, String flag) {
      for (String text : flags.list(flag)) {
        try {
          List<KeyRef> keys = engine.sops().parseRecipient(type, text);
          group.addAll(type == KeyType.KMS ? ofAws(keys) : keys);
        } catch (SopsException e) {
          session
              .log()
              .line("CMD", LogLevel.ERROR, "Failed to add key", Map.of("error", e.reason()));
        }
      }
    }

    /** The context is read for each key, and complained about each time. */
    private List<KeyRef> ofAws(List<KeyRef> keys) {
      Map<String, @Nullable String> context =
          EncryptionContext.parse(flags.text("encryption-context"), session.log());
      return KeyFlags.ofAws(keys, flags.text("aws-profile"), context == null ? Map.of() : context);
    }
  }
}
