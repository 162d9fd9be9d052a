package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.metadata.KeyType;

/** Flags that more than one command has (cli.md section 1.2). */
final class SharedFlags {
  static final Flag HELP = Flag.bool("show help", "help", "h");

  static final Flag IN_PLACE =
      Flag.bool("write the result over the input file instead of printing it", "in-place", "i");
  static final Flag OUTPUT = Flag.text("write the result to this file", "output");
  static final Flag EXTRACT =
      Flag.text("print only this part of the document, such as '[\"key\"][0]'", "extract");
  static final Flag IGNORE_MAC =
      Flag.bool("accept a document whose MAC is wrong or missing", "ignore-mac");
  static final Flag SHOW_MASTER_KEYS =
      Flag.bool("show the metadata in the editor", "show-master-keys", "s");
  static final Flag FILENAME_OVERRIDE =
      Flag.text("choose type and creation rule by this name", "filename-override");
  static final Flag INPUT_TYPE =
      Flag.text("format of the input: binary, dotenv, ini, json or yaml", "input-type");
  static final Flag YES = Flag.bool("do not ask for confirmation", "yes", "y");
  static final Flag ENCRYPTION_CONTEXT =
      Flag.text("encryption context of the KMS keys: key:value,...", "encryption-context");
  static final Flag SHAMIR_THRESHOLD =
      Flag.number("how many key groups are needed", "shamir-secret-sharing-threshold");
  static final Flag DECRYPTION_ORDER =
      Flag.text("key types in the order in which they are tried", "decryption-order")
          .orEnv("SOPS_DECRYPTION_ORDER");

  static final Flag UNUSED_THRESHOLD =
      Flag.number(
          "accepted and not used: the key groups stay as they are",
          "shamir-secret-sharing-threshold");

  static final Flag RECURSIVE =
      Flag.bool(
          "work on many files: every argument is a file, a folder or a glob; stands before them",
          "recursive",
          "r");
  static final Flag OUTPUT_DIR =
      Flag.text("write the results into a tree of folders below this one", "output-dir");

  private SharedFlags() {}

  /** All flags of a command that only has to open files. */
  static FlagSet opening() {
    return FlagSet.of(List.of(DECRYPTION_ORDER), keyServices(), List.of(HELP));
  }

  /** KS: where data keys are encrypted and decrypted. */
  static List<Flag> keyServices() {
    return List.of(
        Flag.bool("use the master keys of this machine", "enable-local-keyservice")
            .on()
            .orEnv("SOPS_ENABLE_LOCAL_KEYSERVICE"),
        Flag.list("also use the key service at this address", "keyservice")
            .orEnv("SOPS_KEYSERVICE"));
  }

  /** KEYS: to whom a new file is encrypted. */
  static List<Flag> keys() {
    return List.of(
        Flag.text("AWS KMS keys: ARN[+ROLE],...", "kms", "k").orEnv("SOPS_KMS_ARN"),
        Flag.text("the AWS profile for the KMS keys", "aws-profile"),
        Flag.text("Google Cloud KMS keys: resource ids", "gcp-kms").orEnv("SOPS_GCP_KMS_IDS"),
        Flag.text("Huawei Cloud KMS keys: region:uuid,...", "hckms")
            .orEnv("SOPS_HUAWEICLOUD_KMS_IDS"),
        Flag.text("Azure Key Vault keys: URLs", "azure-kv").orEnv("SOPS_AZURE_KEYVAULT_URLS"),
        Flag.text("Vault transit keys: https://HOST/v1/ENGINE/keys/NAME,...", "hc-vault-transit")
            .orEnv("SOPS_VAULT_URIS"),
        Flag.text("OpenPGP keys: fingerprints", "pgp", "p").orEnv("SOPS_PGP_FP"),
        Flag.text("age recipients", "age", "a").orEnv("SOPS_AGE_RECIPIENTS"));
  }

  /** TYPE: the formats. */
  static List<Flag> types() {
    return List.of(
        INPUT_TYPE,
        Flag.text("format of the output: binary, dotenv, ini, json or yaml", "output-type"));
  }

  /** CRYPT: what is encrypted, and how many groups are needed. */
  static List<Flag> selection() {
    List<Flag> flags = new ArrayList<>(suffixesAndRegexes());
    flags.add(ENCRYPTION_CONTEXT);
    flags.add(SHAMIR_THRESHOLD);
    return flags;
  }

  /** What is encrypted, as far as the names of keys decide. */
  static List<Flag> suffixesAndRegexes() {
    return List.of(
        Flag.text("leave keys with this suffix in clear", "unencrypted-suffix"),
        Flag.text("encrypt only keys with this suffix", "encrypted-suffix"),
        Flag.text("leave keys that match in clear", "unencrypted-regex"),
        Flag.text("encrypt only keys that match", "encrypted-regex"));
  }

  /** ADDRM: changes to the keys of a file while it is rotated, in the order of completion. */
  static List<Flag> addAndRemove() {
    List<Flag> flags = new ArrayList<>();
    for (String kind :
        List.of("gcp-kms", "hckms", "azure-kv", "kms", "hc-vault-transit", "age", "pgp")) {
      flags.add(Flag.text("add these " + kind + " keys while rotating", "add-" + kind));
      flags.add(Flag.text("remove these " + kind + " keys while rotating", "rm-" + kind));
    }
    return flags;
  }

  /** The kinds of keys of ADDRM, in the order in which they are added. */
  static Map<String, KeyType> addedKinds() {
    Map<String, KeyType> kinds = new LinkedHashMap<>();
    kinds.put("kms", KeyType.KMS);
    kinds.put("pgp", KeyType.PGP);
    kinds.put("gcp-kms", KeyType.GCP_KMS);
    kinds.put("hckms", KeyType.HCKMS);
    kinds.put("azure-kv", KeyType.AZURE_KV);
    kinds.put("hc-vault-transit", KeyType.HC_VAULT);
    kinds.put("age", KeyType.AGE);
    return kinds;
  }

  /** Whether the command line changes the keys of a file. */
  static boolean changesKeys(ParsedFlags flags) {
    for (Flag flag : addAndRemove()) {
      if (!flags.text(flag.name()).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
