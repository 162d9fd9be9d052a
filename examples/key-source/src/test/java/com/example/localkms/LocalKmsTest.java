package com.example.localkms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;

class LocalKmsTest {
  @TempDir Path folder;

  /** As in an application: nothing names the key source, it is only on the path. */
  @Test
  void encryptsAndDecryptsFilesOnceItIsOnThePath() throws Exception {
    Files.write(folder.resolve("team"), new byte[32]);
    Sops sops = Sops.builder().environment(Map.of("LOCAL_KMS", folder.toString())).build();
    byte[] plain = "password: hush\n".getBytes(StandardCharsets.UTF_8);
    EncryptedDocument encrypted =
        sops.encrypt(
            sops.parse(plain, Format.YAML),
            EncryptionSettings.to(sops.parseRecipients(KeyType.GCP_KMS, "team")),
            Format.YAML);
    byte[] file = encrypted.toBytes();
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("gcp_kms:", "resource_id: team")
        .doesNotContain("hush");
    assertThat(sops.decrypt(file, Format.YAML).toBytes()).isEqualTo(plain);
  }
}
