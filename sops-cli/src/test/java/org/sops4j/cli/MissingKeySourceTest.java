package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Master keys that are well-formed, and of a kind for which there is no key source yet. */
class MissingKeySourceTest {
  private static final String KINDS =
      """
      kms, kms, awskms, arn:aws:kms:us-east-1:111122223333:key/x
      gcp_kms, gcp-kms, gcpkms, projects/p/locations/l/keyRings/r/cryptoKeys/k
      hckms, hckms, hckms, eu:1-2
      azure_kv, azure-kv, azurekv, https://v.vault.azure.net/keys/k/0a
      hc_vault, hc-vault-transit, hcvault, https://v:8200/v1/transit/keys/k
      """;

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveAProgram() {
    sops = new Program(folder);
  }

  private static String refusal(String id, String artifact, String key) {
    return "[failed to encrypt new data key with master key \""
        + key
        + "\": "
        + id
        + " needs org.sops4j:sops-keysource-"
        + artifact
        + "]";
  }

  @ParameterizedTest
  @CsvSource(textBlock = KINDS)
  void everyCommandThatEncryptsToThemNamesWhatIsMissing(
      String id, String flag, String artifact, String key) {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String before = Program.read(file);
    sops.write("p.yaml", "a: one\n");
    String refusal = refusal(id, artifact, key);
    String data = "Could not generate data key: " + refusal + "\n";
    assertThat(sops.run("rotate", "-i", "--add-" + flag, key, "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo(data);
    assertThat(sops.run("-r", "-i", "--add-" + flag, key, "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo(data);
    String update = "error updating one or more master keys: ";
    if (!id.equals("hckms")) {
      assertThat(sops.run("groups", "add", "-i", "-f", "f.yaml", "--" + flag, key)).isEqualTo(1);
      String quoted = (update + refusal).replace("\"", "\\\"");
      assertThat(sops.stderr).endsWith("level=fatal msg=\"" + quoted + "\"\n");
    }
    sops.write(".sops.yaml", "creation_rules:\n  - " + field(id) + ": ['" + key + "']\n");
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).endsWith("\n" + update + refusal + "\n");
    sops.set("SOPS_AGE_RECIPIENTS", "");
    assertThat(sops.run("encrypt", "-i", "p.yaml")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo(data);
    assertThat(sops.run("-e", "--" + flag, key, "p.yaml")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo(data);
    assertThat(file).hasContent(before);
  }

  /** The field of a rule. */
  private static String field(String id) {
    return switch (id) {
      case "azure_kv" -> "azure_keyvault";
      case "hc_vault" -> "hc_vault_transit_uri";
      default -> id;
    };
  }

  @ParameterizedTest
  @CsvSource(textBlock = KINDS)
  void theReportOfDecryptingNamesItToo(String id, String flag, String artifact, String key) {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String entry = "\n    " + id + ":\n        - " + entry(id, key) + "\n    lastmodified";
    sops.write(
        "f.yaml", Program.read(file).replaceAll("(?s)\n    age:.*\n    lastmodified", entry));
    for (String command : new String[] {"decrypt", "-d", "rotate", "-r"}) {
      assertThat(sops.run(command, "f.yaml")).isEqualTo(128);
      assertThat(sops.stderr)
          .contains(
              "Group 0: FAILED\n  "
                  + key
                  + ": FAILED\n    - | "
                  + id
                  + " needs org.sops4j:sops-keysource-"
                  + artifact
                  + "\n");
    }
  }

  /** The fields of an entry in the file, for which only the name of the key matters. */
  private static String entry(String id, String key) {
    String made = "created_at: \"2026-01-02T03:04:05Z\"\n          enc: x\n          ";
    return made
        + switch (id) {
          case "kms" -> "arn: " + key;
          case "gcp_kms" -> "resource_id: " + key;
          case "hckms" -> "key_id: " + key;
          case "azure_kv" ->
              "name: k\n          vault_url: https://v.vault.azure.net\n          version: 0a";
          default ->
              "engine_path: transit\n          key_name: k\n          vault_address: https://v:8200";
        };
  }
}
